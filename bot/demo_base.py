"""The demo's candidate base: who has written in earlier years, and what was said with some of them since."""

# ruff: noqa: E501 - the table's rows are read whole

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.domain import candidate_import, contact_log, letter_post, letters, talent_pool
from bot.domain.access import Actor, actor_by_id
from bot.i18n import Language
from bot.models import Candidate, CandidateImport, ImportState, LetterKind, LogChannel
from bot.resumes.sheets import read_table

# Short enough ago for nobody to be warned of being erased on the first day.
_CAME = timedelta(days=80)
# Longer than an import that nobody has touched is kept.
_FORGOTTEN = timedelta(days=30)


@dataclass(frozen=True)
class _Base:
    """The base in one language: the table it came from, and what was said, each with somebody by full name."""

    file_name: str
    table: tuple[str, ...]
    called: tuple[str, str]
    met: tuple[str, str]
    written: tuple[str, str, str]
    answer: str
    reserve: tuple[str, str]
    bar: tuple[str, str]
    following: tuple[str, str]


_BASES = {
    Language.RU: _Base(
        "База 2026.xlsx",
        (
            "ФИО;Телефон;E-mail;Должность;Зарплата;Город;Дата рождения;Опыт;Навыки;Языки;Образование;Компания;Источник;Теги;Комментарий",
            "Абрамова Ксения Игоревна;+7 900 555-02-01;k.abramova@example.com;Python-разработчик;210-240к;Москва;12.05.1996;5 лет;Python, Django, PostgreSQL, Docker;английский B2;МАИ, прикладная математика, 2018, магистр;Балт Фрахт;hh.ru;backend;Выбрала другой оффер, просила не терять из виду",
            "Баранов Тимур Маратович;+7 900 555-02-02;t.baranov@example.com;Backend-разработчик;от 280к;Казань;03.09.1990;9 лет;Go, Python, Kubernetes, PostgreSQL;английский C1;КФУ, информатика, 2012, высшее;Волга Софт;Хабр Карьера;backend, удалёнка;",
            "Васильева Дарья Олеговна;+7 900 555-02-03;d.vasilyeva@example.com;Бухгалтер;110 000;Москва;21.01.1992;6 лет;1С: Бухгалтерия, Налоговый учёт;;Финансовый университет, бухгалтерский учёт, 2014, высшее;Норд Карго;SuperJob;;",
            "Голубев Артём Викторович;+7 900 555-02-04;a.golubev@example.com;Главный бухгалтер;200к;Тверь;08.08.1980;15 лет;1С: Бухгалтерия, МСФО, Управленческий учёт;;ТвГУ, экономика, 2003, высшее;Тверской завод;hh.ru;руководители;Готов к переезду в Москву",
            "Данилова Вероника;+7 900 555-02-05;v.danilova@example.com;Графический дизайнер;от 130 тыс. на руки;Санкт-Петербург;30.03.1998;4 года;Figma, Photoshop;английский B1;СПбГУПТД, дизайн, 2020, бакалавр;Студия Линия;Telegram;дизайн;",
            "Ефимова Полина Андреевна;+7 900 555-02-06;p.efimova@example.com;Маркетолог;150-170к;Нижний Новгород;17.11.1991;7 лет;SEO, Google Analytics, Контекстная реклама;английский B1;ННГУ, реклама, 2013, высшее;Окский дом;hh.ru;;",
            "Калинин Руслан Юрьевич;+7 900 555-02-07;r.kalinin@example.com;Руководитель отдела продаж;190к;Нижний Новгород;02.02.1984;12 лет;Управление продажами, CRM, Ведение переговоров;;НГТУ, менеджмент, 2006, высшее;Торговый двор;по рекомендации;руководители;",
            "Лаптева Софья;+7 900 555-02-08;;Менеджер по продажам;90 000;Самара;;2 года;CRM, Ведение переговоров;;;Самара Трейд;hh.ru;;",
            "Мельников Игорь Павлович;+7 900 555-02-09;i.melnikov@example.com;Системный администратор;120к;Москва;25.06.1988;10 лет;Linux, Ansible, Docker;английский A2;МЭИ, вычислительные машины, 2010, высшее;Столичный банк;hh.ru;;",
            "Никитина Алина Сергеевна;+7 900 555-02-10;a.nikitina@example.com;Тестировщик;140к;Омск;14.04.1999;3 года;SQL, Selenium, Python;английский B1;ОмГТУ, программная инженерия, 2021, бакалавр;Сибирь Диджитал;Хабр Карьера;удалёнка;",
            "Осипов Максим Денисович;+7 900 555-02-11;m.osipov@example.com;Аналитик данных;220к;Москва;09.12.1994;5 лет;Python, SQL, Power BI;английский B2;ВШЭ, анализ данных, 2018, магистр;Столичный банк;LinkedIn;;",
            "Рогова Елизавета;+7 900 555-02-12;e.rogova@example.com;Ассистент отдела кадров;60 000;Пермь;19.07.2004;без опыта;MS Excel, Деловая переписка;английский A2;ПГНИУ, управление персоналом, 2026, бакалавр;;hh.ru;;Первая работа, готова учиться",
        ),
        ("Абрамова Ксения Игоревна", "Проект заканчивается весной, после него готова говорить"),
        ("Калинин Руслан Юрьевич", "Встретились на выставке, интересен переход, просил прислать описание вакансии"),
        ("Васильева Дарья Олеговна", "Вакансия бухгалтера", "Дарья Олеговна, здравствуйте! Ищем бухгалтера в Москве. Удобно ли вам созвониться на этой неделе?"),
        "Ответила: может созвониться в четверг после 17:00",
        ("Абрамова Ксения Игоревна", "сильная, но занята до весны"),
        ("Лаптева Софья", "дважды не пришла на собеседование"),
        ("Калинин Руслан Юрьевич", "завтра 11:00 спросить про описание вакансии"),
    ),
    Language.EN: _Base(
        "Base 2026.xlsx",
        (
            "Name;Phone;E-mail;Position;Salary from;Currency;City;Date of birth;Experience;Skills;Languages;Education;Company;Source;Tags;Comment",
            "Ines Keller;+49 30 555020 1;ines.keller@example.com;DevOps Engineer;4800;EUR;Berlin;1993-05-12;6 years;Kubernetes, Terraform, AWS, Python;English C1, German native;TU Berlin, Computer Science, 2017, master;Baltic Freight;LinkedIn;infrastructure;Took another offer, asked us to keep in touch",
            "Tim Baranov;+49 30 555020 2;tim.baranov@example.com;Backend Developer;5200;EUR;Hamburg;1990-09-03;9 years;Go, Python, Kubernetes, PostgreSQL;English C1;Hamburg University, Informatics, 2014, master;Harbour Soft;LinkedIn;remote;",
            "Dora Lind;+49 30 555020 3;dora.lind@example.com;Accountant;3100;EUR;Berlin;1992-01-21;6 years;Accounting, MS Excel, Auditing;English B2, German C2;FU Berlin, Accounting, 2014, bachelor;Nord Cargo;referral;;",
            "Arthur Gale;+49 30 555020 4;arthur.gale@example.com;Chief Accountant;4900;EUR;Munich;1980-08-08;15 years;Accounting, Auditing, SAP;English C1;LMU, Economics, 2004, master;Isar Works;LinkedIn;management;Ready to move to Berlin",
            "Vera Dahl;+49 30 555020 5;vera.dahl@example.com;Graphic Designer;3200;EUR;Berlin;1998-03-30;4 years;Figma, Photoshop;English B2;UdK, Design, 2020, bachelor;Studio Linie;Telegram;design;",
            "Paula Efron;+49 30 555020 6;paula.efron@example.com;Marketing Manager;3900;EUR;Cologne;1991-11-17;7 years;SEO, Google Analytics, Copywriting;English C1;University of Cologne, Media, 2013, bachelor;Rhine House;LinkedIn;;",
            "Russell Kay;+49 30 555020 7;russell.kay@example.com;Product Manager;4300;EUR;Berlin;1987-02-02;8 years;Product Management, SQL, A/B testing;English native;University of Leeds, Business, 2009, bachelor;Trade Yard;referral;management;",
            "Sophie Lane;+49 30 555020 8;;Sales Manager;2600;EUR;Leipzig;;2 years;CRM, Negotiation;English B2;;Leipzig Trade;LinkedIn;;",
            "Igor Mill;+49 30 555020 9;igor.mill@example.com;System Administrator;3600;EUR;Berlin;1988-06-25;10 years;Linux, Ansible, Docker;English B2;HTW Berlin, Networks, 2010, bachelor;Capital Bank;LinkedIn;;",
            "Alina Nash;+49 30 555021 0;alina.nash@example.com;QA Engineer;3400;EUR;Dresden;1999-04-14;3 years;SQL, Selenium, Python;English B2;TU Dresden, Software Engineering, 2021, bachelor;Elbe Digital;LinkedIn;remote;",
            "Max Osborne;+49 30 555021 1;max.osborne@example.com;Data Analyst;4200;EUR;Berlin;1994-12-09;5 years;Python, SQL, Power BI;English C1;HU Berlin, Statistics, 2018, master;Capital Bank;LinkedIn;;",
            "Elisa Rowe;+49 30 555021 2;elisa.rowe@example.com;HR Assistant;2200;EUR;Berlin;2004-07-19;no experience;MS Excel;English B2;HWR Berlin, Human Resources, 2026, bachelor;;LinkedIn;;First job, eager to learn",
        ),
        ("Ines Keller", "Her project ends in spring, ready to talk after it"),
        ("Russell Kay", "Met at the fair, open to a move, asked for the job description"),
        ("Dora Lind", "Accountant in Berlin", "Dear Dora,\n\nwe are looking for an accountant in Berlin. Would you have time for a call this week?"),
        "Answered: can talk on Thursday after 5 pm",
        ("Ines Keller", "strong, but busy until spring"),
        ("Sophie Lane", "did not come to the interview twice"),
        ("Russell Kay", "tomorrow 11:00 ask about the job description"),
    ),
}  # fmt: skip


def first_base(session: Session, language: Language, ids: dict[str, int], *, now: datetime) -> None:
    """The base as Boris has brought it in and worked with it, through the same verbs as his presses."""
    boris, base = _actor(session, ids["boris"]), _BASES[language]
    _take_in(session, boris, base, now=now - _CAME)
    called, heard = base.called
    contact_log.log(
        session, boris, _named(session, called), LogChannel.CALL, heard, now=now - timedelta(days=20)
    )
    met, said = base.met
    contact_log.log(
        session, boris, _named(session, met), LogChannel.MEETING, said, now=now - timedelta(days=9)
    )
    whom, subject, text = base.written
    _write(session, boris, _named(session, whom), language, subject, text, now=now - timedelta(days=6))
    contact_log.log(
        session, boris, _named(session, whom), LogChannel.LETTER, base.answer, now=now - timedelta(days=5)
    )
    kept, reason = base.reserve
    talent_pool.put_aside(session, boris, _named(session, kept), reason, now=now - timedelta(days=20))
    talent_pool.postpone_review(session, boris, _named(session, kept), 1, now=now)
    barred, why = base.bar
    talent_pool.bar(session, boris, _named(session, barred), why, now=now - timedelta(days=30))
    following, what = base.following
    talent_pool.plan_contact(session, boris, _named(session, following), what, now=now)


def _take_in(session: Session, boris: Actor, base: _Base, *, now: datetime) -> None:
    table = read_table("\n".join(base.table).encode(), most_rows=len(base.table))
    candidate_import.keep_read(session, boris.id, base.file_name, base.file_name, table.rows, now=now)
    found = session.exec(select(CandidateImport)).one()
    import_id = found.id or 0
    asked = candidate_import.rows_to_check(session, import_id, now)
    if asked is None:
        raise RuntimeError("a table that was just read is to be checked")
    candidate_import.keep_checked(session, import_id, asked.rev, candidate_import.check(asked), now=now)
    candidate_import.run(session, boris, import_id, rev=found.rev, now=now)
    while found.state is ImportState.RUNNING:
        candidate_import.take_piece(session, import_id, now=now)
    if found.added != len(base.table) - 1:
        raise RuntimeError("a row of the demo's base was not taken")
    candidate_import.forget_old(session, now=now + _FORGOTTEN)


def _write(
    session: Session, boris: Actor, candidate_id: int, language: Language, subject: str, text: str, *, now: datetime
) -> None:  # fmt: skip
    """A letter that has gone."""
    facts = letters.facts(session, boris, candidate_id, LetterKind.INVITATION, None, now=now)
    card = letters.begin(session, boris, facts, LetterKind.INVITATION, language, subject, text, now=now)
    made = letters.send(session, boris, card.draft_id, rev=card.rev, now=now)
    letter_post.take_up(session, made.id, domain="", now=now)
    letter_post.sent(session, made.id, now=now)


def _named(session: Session, name: str) -> int:
    return session.exec(select(Candidate.id).where(Candidate.full_name == name)).one() or 0


def _actor(session: Session, employee_id: int) -> Actor:
    actor = actor_by_id(session, employee_id)
    if actor is None:
        raise RuntimeError("the demo's people work here")
    return actor

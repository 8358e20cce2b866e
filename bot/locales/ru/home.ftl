# Главный экран, помощь, настройки, черновики, сбои.

home-title = 🏠 <b>{ $company }</b> · { $day }
home-vacancies = { $count ->
    [0] 💼 Открытых вакансий нет
    [one] 💼 { $count } открытая вакансия
    [few] 💼 { $count } открытые вакансии
    [many] 💼 { $count } открытых вакансий
   *[other] 💼 { $count } открытой вакансии
}
home-inbox = { $count ->
    [one] 📥 { $count } резюме ждёт решения
    [few] 📥 { $count } резюме ждут решения
    [many] 📥 { $count } резюме ждут решения
   *[other] 📥 { $count } резюме ждёт решения
}
home-strangers = { $count ->
    [one] 🚪 { $count } человек просит доступ
    [few] 🚪 { $count } человека просят доступ
    [many] 🚪 { $count } человек просят доступ
   *[other] 🚪 { $count } человека просит доступ
}
home-drafts = { $count ->
    [one] 📝 { $count } черновик не закончен
    [few] 📝 { $count } черновика не закончены
    [many] 📝 { $count } черновиков не закончено
   *[other] 📝 { $count } черновика не закончено
}
home-requests-to-decide = { $count ->
    [one] 📨 { $count } запрос на вакансию ждёт решения
    [few] 📨 { $count } запроса на вакансии ждут решения
    [many] 📨 { $count } запросов на вакансии ждут решения
   *[other] 📨 { $count } запроса на вакансии ждёт решения
}
home-requests-own = { $count ->
    [one] 📨 { $count } ваш запрос у рекрутеров
    [few] 📨 { $count } ваших запроса у рекрутеров
    [many] 📨 { $count } ваших запросов у рекрутеров
   *[other] 📨 { $count } вашего запроса у рекрутеров
}
home-faults = { $count ->
    [one] 🛠 { $count } сообщение не обработано
    [few] 🛠 { $count } сообщения не обработаны
    [many] 🛠 { $count } сообщений не обработано
   *[other] 🛠 { $count } сообщения не обработано
}
home-hint-resume = Пришлите или перешлите резюме файлом, фото или текстом: из него получится карточка кандидата.
home-hint-vacancy = Начните с вакансии: хватит названия, остальное можно добавить потом.
home-hint-request = Нужен человек в команду? Опишите, кого ищете, и запрос увидят рекрутеры.
home-hint-employee = Сейчас от вас ничего не нужно. Когда появится что-то для вас, я напишу сюда.

home-button-menu = 🏠 Меню
home-button-new-vacancy = Новая вакансия
home-button-request-vacancy = Запросить вакансию
home-button-vacancies = 💼 Вакансии
home-button-inbox = 📥 Входящие резюме
home-button-requests = 📨 Запросы ({ $count })
home-button-own-requests = 📨 Мои запросы
home-button-drafts = 📝 Черновики ({ $count })
home-button-strangers = 🚪 Просят доступ ({ $count })
home-button-faults = 🛠 Сбои ({ $count })
home-button-settings = ⚙️ Настройки
home-button-help = ❓ Помощь

morning-title = ☀️ <b>Доброе утро!</b> Сегодня { $day }
today-heading = <b>{ $name }</b>
today-section-burning = 🔥 Горит
today-section-review = 👀 Ждут вашей проверки
today-sign-task-burns = ✅
today-sign-task-submitted = 👀
today-submitted = сдано { $day }
today-section-newcomers = 👋 Новички
today-section-away = 🌴 Не на месте
today-sign-away = 🌴
today-away = до { $day } включительно
today-sign-vacancy-closes = 💼
today-sign-candidate-waits = 🔴
today-sign-contact-due = 📞
today-contact = связаться сегодня в { $time }
today-contact-late = связаться нужно было { $day }
today-sign-screening = 📨
today-sign-screening-question = ❓
today-screening = кандидаты ждут вашего ответа с { $day }
today-screening-question = вопрос заказчика
today-sign-newcomer = 👤
today-line = { $sign } { $title }: { $when }
today-starts-today = выходит сегодня
today-starts = выходит { $day }
today-more = И ещё { $count }.

help-title = ❓ <b>Что здесь можно</b>
help-recruiter = 💼 <b>Вакансия одной строкой</b>
    <code>/newvacancy Графический дизайнер; Figma, Photoshop; до 15 декабря; 120-150к</code>
    Или /newvacancy и название, остальное кнопками. Подойдёт и текст готового объявления.

    👤 <b>Кандидат из резюме</b>
    Пришлите или перешлите файл, фото или текст резюме. Покажу, что понял, поправите и сохраните.

    /vacancies — все вакансии, /inbox — резюме, которые ждут решения, /interview — собеседования: <code>Иванова пт 15:00 техническое Петров</code>, /find — поиск по базе, /import — кандидаты из таблицы, /report — отчёт о подборе. Звонок или заметка строкой: <code>звонок Иванова: готова с 1 декабря</code>.
help-lead = 💼 <b>Нужен человек в команду</b>
    <code>/newvacancy нужен дизайнер на проект, Figma, с января</code>
    Запрос увидят рекрутеры, а вы узнаете, что с ним стало. /vacancies — вакансии вашего отдела.
help-employee = ✅ Поручения и сроки приходят сюда, /tasks — все задачи. Сдать работу, попросить перенос или передать её коллеге можно на карточке задачи.
help-admin = 👥 /people люди и роли, /departments отделы, /invite пригласить, /import сотрудники и кандидаты из таблицы, /privacy персональные данные, /export выгрузка, /company настройки компании, /onboard новичок.

    🛠 /faults — сообщения, которые не удалось обработать: их можно повторить или отпустить.
help-points = ⭐ /points — баллы и откуда каждый, /top — рейтинг, /rewards — на что их обменять.
help-everyone = /today — главный экран и всё на сегодня, /away — отпуск или болезнь одной строкой, /cancel — остановиться (черновик сохранится), /settings — язык, тихие часы и о чём сообщать. Задача одной строкой: <code>задача Подготовить отчёт Петров пт 18:00</code>.

unknown-command = Команды { $typed } нет. Всё, что можно, есть в меню.
not-understood = Не понимаю, что с этим сделать, поэтому ничего не изменилось. Загляните в меню или в помощь.
not-understood-recruiter = Не похоже ни на резюме, ни на ответ на вопрос, поэтому ничего не изменилось. Резюме можно прислать файлом, фото или полным текстом, искать в базе можно так: <code>/find бухгалтер</code>, остальное есть в меню.
old-button = Кнопка из старого сообщения. Вот свежий экран.
old-button-in-group = Эта кнопка уже не действует.
open-in-private = Личное открывается в личном чате.
open-in-private-button = Открыть

cancel-nothing = Отменять нечего: незаконченных дел нет.
cancel-kept = Остановились. Черновик на месте:
cancel-more = { $count ->
    [one] И ещё { $count } черновик.
    [few] И ещё { $count } черновика.
    [many] И ещё { $count } черновиков.
   *[other] И ещё { $count } черновика.
}
draft-name = <b>{ $name }</b>
draft-continue = ▶️ Продолжить
draft-discard = Удалить черновик
draft-back = Черновик снова на месте: { $name }
draft-discarded = Черновик удалён: { $name }
draft-sign-vacancy = 💼
draft-unnamed-vacancy = 💼 Вакансия без названия
drafts-title = 📝 <b>Черновики</b>
drafts-hint = Выберите, что продолжить.
drafts-more = Показаны последние, ещё в списке: { $count }.
drafts-empty = 📝 Черновиков нет. Здесь появится всё, что вы начали и отложили.

settings-title = ⚙️ <b>Настройки</b>
settings-who = { $name }, { $position }
settings-name = { $name }
settings-roles = Роль: { $roles }
settings-zone = Время: { $place }, сейчас { $clock }
settings-quiet = Тихие часы: { $hours }
settings-morning = Утреннее сообщение: { $hour } · рабочие дни: { $days }
settings-morning-never = не присылать
settings-morning-hint = Одно сообщение в рабочий день: что горит, что ждёт вас, кого нет. Если ждать нечего, молчу.
settings-days-company = как у компании
settings-button-morning = ☀️ Утро и дни
settings-button-topics = 🔔 О чём сообщать
settings-topics-title = 🔔 <b>О чём сообщать</b>
settings-topics-hint = Вопросы к вам, новые задачи, решения и просроченное приходят всегда. Остальное можно отключить: в меню и списках всё останется.
settings-topic-candidates = Новые кандидаты на вакансиях
settings-topic-vacancies = Перемены в вакансиях
settings-topic-colleagues = Кто вступил и кого нет
settings-topic-points = Начисленные баллы
settings-topic-ahead = Напоминания до срока задачи
settings-hint = В тихие часы напоминания ждут до утра. Ответы на ваши нажатия приходят всегда.
settings-button-zone = 🕒 Другой часовой пояс
settings-zones = 🕒 Сейчас выбрано: <b>{ $place }</b>, { $clock }. Чьё время показывать?
settings-language = 🌐 На каком языке показывать?
settings-saved = Сохранено
quiet-none = без тихих часов
language-ru = Русский
language-en = English
role-hr-admin = администратор
role-recruiter = рекрутер
role-lead = руководитель отдела
role-employee = сотрудник

faults-title = { $count ->
    [one] 🛠 <b>{ $count } сообщение не обработано</b>
    [few] 🛠 <b>{ $count } сообщения не обработаны</b>
    [many] 🛠 <b>{ $count } сообщений не обработано</b>
   *[other] 🛠 <b>{ $count } сообщения не обработано</b>
}
faults-hint = ↻ обработать ещё раз, ✕ отпустить. Что написал человек, здесь не показано; подробности есть в журнале под тем же кодом.
faults-empty = 🛠 Всё обработано. Если сообщение не удастся обработать, оно появится здесь с кодом из извинения.
fault-line = <b>{ $code }</b> · { $sort } · { $moment }
fault-place = <code>{ $place }</code>
fault-replay = ↻ { $code }
fault-drop = ✕ { $code }
fault-replayed = Обрабатываю ещё раз: { $code }
fault-dropped = Отпущено: { $code }
update-sort-command = команда
update-sort-text = текст
update-sort-file = файл
update-sort-press = нажатие
update-sort-contact = контакт
update-sort-membership = вход или выход
update-sort-other = другое

command-today = Сегодня: главный экран
command-tasks = Мои задачи
command-task = Поставить задачу
command-newvacancy = Новая вакансия
command-request-vacancy = Запросить вакансию
command-vacancies = Вакансии
command-inbox = Входящие резюме
command-find = Найти кандидата в базе
command-report = Отчёт о подборе
command-people = Люди компании
command-away = Кого нет, моё отсутствие
command-departments = Отделы
command-invite = Пригласить коллегу
command-import = Добавить людей из таблицы
command-faults = Необработанные сообщения
command-cancel = Остановиться, черновик сохранится
command-language = Язык
command-settings = Настройки: время, тихие часы, сообщения
command-privacy = Персональные данные: согласия, сроки, удаление
command-export = Выгрузить кандидатов, вакансии, заявки
command-help = Что здесь можно
command-start = Начать
command-points = Баллы и откуда они
command-top = Рейтинг
command-rewards = Магазин наград
command-board = Баллы в этой группе
home-button-tasks = ✅ Задачи
home-button-points = ⭐ Баллы
home-button-rewards = 🎁 Награды
draft-sign-reward = 🎁
draft-unnamed-reward = 🎁 Награда без названия

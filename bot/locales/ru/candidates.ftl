# Кандидаты: карточка, поля, этапы, список на вакансии.

candidate-title = 👤 <b>{ $name }</b>
candidate-nameless = 👤 <b>Имя не нашлось</b>
candidate-experience = опыт { $value }
candidate-skills = Навыки: { $skills }
candidate-skills-more = { $count ->
    [one] Навыки: { $skills } и ещё { $count }
    [few] Навыки: { $skills } и ещё { $count }
    [many] Навыки: { $skills } и ещё { $count }
   *[other] Навыки: { $skills } и ещё { $count }
}
candidate-fit = { $musts ->
    [one] 🎯 { $title }: есть { $met } из { $musts } обязательной
    [few] 🎯 { $title }: есть { $met } из { $musts } обязательных
    [many] 🎯 { $title }: есть { $met } из { $musts } обязательных
   *[other] 🎯 { $title }: есть { $met } из { $musts } обязательных
}
candidate-fit-nice = Желательно: { $skills }
candidate-application = 💼 { $title }: <b>{ $stage }</b> с { $day }
candidate-note = 💬 { $text } <i>({ $name }, { $day })</i>
candidate-no-applications = 💼 Пока ни на одной вакансии
candidate-added = В базе с { $day }, кто добавил: { $name }
candidate-source = Источник: { $source }
candidate-referred = 🤝 Рекомендация: { $name }
candidate-move = { $title }: { $stage } ›
candidate-open-file = 📄 Резюме
candidate-versions = 🗂 Версии ({ $count })
candidate-edit = ✏️ Исправить
candidate-attach = ➕ На вакансию
candidate-attached-barred = Кандидат на вакансии, но: { $bar }
candidate-attached = Кандидат на вакансии
candidate-resumes-title = 🗂 <b>Резюме: { $name }</b>
candidate-resume-line = 📄 { $file }, { $moment }, { $name }
candidate-file = 📄 Резюме: <b>{ $name }</b>
candidate-file-sent = Файл в сообщении ниже
candidate-photo = 🖼 Фото
candidate-photo-of = 🖼 <b>{ $name }</b>
candidate-photo-other = 🖼 Другое фото
candidate-photo-ask = 🖼 <b>{ $name }</b>: пришлите фото одним сообщением. Его увидят те, кому видна карточка.
candidate-edit-title = ✏️ <b>Что исправить?</b> Исправленное вручную новые резюме не перепишут.
candidate-no-vacancies = 💼 Других открытых вакансий нет: кандидат уже на всех, или их пока не завели.
candidate-gone = Этой карточки или файла больше нет.

candidate-field-name = Имя
candidate-field-contacts = Контакты
candidate-field-position = Должность
candidate-field-city = Город
candidate-field-citizenship = Гражданство
candidate-field-age = Возраст
candidate-field-experience = Опыт
candidate-field-salary = Зарплата
candidate-field-skills = Навыки
candidate-field-languages = Языки
candidate-field-education = Образование
candidate-field-source = Источник
candidate-ask-title = ✍️ <b>{ $field }</b>
candidate-ask-now = Сейчас: { $value }
candidate-ask-name = Напишите фамилию, имя и, если есть, отчество.
candidate-ask-contacts = Пришлите телефон, почту, @имя в Телеграме или ссылку, можно несколько сразу. Новые заменят прежние того же вида. Дефис очистит всё.
candidate-ask-position = Напишите должность. Дефис очистит поле.
candidate-ask-city = Напишите город. Дефис очистит поле.
candidate-ask-citizenship = Напишите гражданство. Дефис очистит поле.
candidate-ask-age = Напишите число лет или дату рождения: 28 или 14.03.1998. Дефис очистит поле.
candidate-ask-experience = Напишите общий стаж: 3 года 6 месяцев, 5 лет, без опыта. Дефис очистит поле.
candidate-ask-salary = Напишите желаемую сумму: 120–150к, от 200 тыс. на руки. Дефис очистит поле.
candidate-ask-skills = Напишите навыки через запятую, список заменится. С плюсом в начале они добавятся: + Figma, английский.
candidate-ask-languages = Напишите языки с уровнем через запятую: английский B2, немецкий A1. Дефис очистит поле.
candidate-ask-education = Каждое место учёбы с новой строки: МГУ, прикладная математика, 2012, высшее. Дефис очистит поле.
candidate-ask-source = Напишите, откуда кандидат. Дефис очистит поле.

stage-new = Новый
stage-screening = Отбор
stage-interview = Собеседование
stage-test-task = Тестовое задание
stage-offer = Оффер
stage-hired = Вышел на работу
stage-rejected = Отказ
stage-withdrawn = Самоотказ
stage-now = 💼 { $title }: сейчас <b>{ $stage }</b>
stage-choose = На какой этап перевести?
stage-moved = 💼 { $title }: { $before } → <b>{ $after }</b>
stage-change = Другой этап
stage-toast = Этап: { $stage }
stage-undone = Возвращено: { $stage }

candidates-title = 👥 <b>Кандидаты: { $title }</b>
candidates-count = { $count ->
    [one] { $count } кандидат
    [few] { $count } кандидата
    [many] { $count } кандидатов
   *[other] { $count } кандидата
}
candidates-all = Все
candidates-stage = <b>{ $stage }</b>
candidates-empty = Пока никого нет.
candidates-empty-add = Пришлите или перешлите сюда резюме и выберите эту вакансию: кандидат появится в списке.
candidate-languages = 🗣 { $languages }
candidate-study = 🎓 { $study }
candidate-copy = скопировать
candidate-next = ⏰ Следующий контакт: { $moment }, { $name }. { $note }
candidate-reserve = 🗃 В резерве до { $day }: { $reason }
candidate-bar = ⛔️ Не рассматривать до { $day }: { $reason }
candidate-consent = 🔐 Согласие: { $state }
candidate-citizenship = Гражданство: { $value }

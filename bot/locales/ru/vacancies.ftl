# Вакансии: черновик, карточка, список, история, запросы, напоминания.

vacancy-field-title = Название
vacancy-field-department-id = Отдел
vacancy-field-competencies = Компетенции
vacancy-field-closes-on = Закрыть до
vacancy-field-headcount = Квота
vacancy-field-salary = Зарплата
vacancy-field-employment = Занятость
vacancy-field-work-format = Формат
vacancy-field-city = Город
vacancy-field-place = Формат и город
vacancy-field-hiring-manager-id = Нанимающий менеджер
vacancy-field-owner-id = Ведёт
vacancy-field-team = Команда
vacancy-field-description = Описание
vacancy-field-confidential = Конфиденциально

employment-full-time = полный день
employment-part-time = неполный день
employment-project = проектная работа
employment-shift = сменный график
employment-internship = стажировка
work-format-office = офис
work-format-hybrid = гибрид
work-format-remote = удалённо

vacancy-person-left = { $name } (уже не работает)
vacancy-nice-list = желательно: { $names }
vacancy-headcount = { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
vacancy-confidential-yes = видит только команда
vacancy-quote = <blockquote>{ $text }</blockquote>

# Черновик

vacancy-ask-title = 💼 <b>Новая вакансия.</b> Кого ищем?
vacancy-ask-title-hint = Хватит названия. Можно всё одной строкой:
    <code>Графический дизайнер; Figma, Photoshop; до 15 декабря; 120-150к</code>
    или пришлите либо перешлите готовое объявление.
vacancy-continue = ▶️ Продолжить: { $title }
vacancy-copy-earlier = 📋 Взять за основу прежнюю
vacancy-copies = 📋 Какую вакансию взять за основу? Всё, кроме даты закрытия, перейдёт в новый черновик.
vacancy-copies-empty = 📋 Прежних вакансий пока нет. Начните с названия, остальное добавите кнопками.
vacancy-draft-title = 💼 <b>{ $title }</b> · черновик
vacancy-edit-title = ✏️ <b>{ $title }</b> · правка
vacancy-draft-hint = Поле можно нажать или просто написать: дату, зарплату, навыки через запятую.
vacancy-open = ✅ Открыть вакансию
vacancy-save-edit = ✅ Сохранить
vacancy-drop-edit = Не сохранять
vacancy-from-request = 📨 Из запроса: <i>{ $text }</i>
vacancy-understood = Понял так: { $what }
vacancy-pending = 💼 <b>{ $title }</b>. К какому полю это отнести?
vacancy-draft-dropped = Черновик удалён: { $title }
vacancy-edit-dropped = Правка отменена, вакансия осталась прежней: { $title }
vacancy-to-card = 💼 К вакансии
vacancy-opened = ✅ Вакансия открыта
vacancy-saved = ✅ Сохранено

vacancy-clash-title = ⚠️ <b>{ $title }</b>: пока вы правили, коллега изменил то же самое. Ничего не потеряно, выберите.
vacancy-clash-field = <b>{ $field }</b>
vacancy-clash-mine = у вас: { $value }
vacancy-clash-theirs = сейчас: { $value }
vacancy-clash-keep = ✅ Сохранить моё
vacancy-clash-give = Оставить как сейчас

vacancy-fill = <b>{ $field }</b>: { $value }
vacancy-clear = Очистить
vacancy-calendar-hint = Точкой отмечены нерабочие дни.
vacancy-hint-title = Напишите новое название.
vacancy-hint-department-id = Выберите или напишите название. Если такого отдела нет, он появится.
vacancy-hint-competencies = Нажмите на навык или напишите через запятую: <code>Figma 4, английский B2 (желательно)</code>. Выбранный навык можно нажать ещё раз, чтобы задать уровень.
vacancy-hint-closes-on = До какого дня найти человека? Выберите или напишите: 15.12, в пятницу, через 2 недели.
vacancy-hint-headcount = Сколько человек нужно? Выберите или напишите число.
vacancy-hint-salary = Напишите вилку: 120–150к, от 200 тыс. на руки, $3000. Валюту и налог можно поправить кнопками.
vacancy-hint-work-format = Выберите или напишите: гибрид, Казань, полный день.
vacancy-hint-description = Пришлите текст: задачи, условия, что важно.
vacancy-hint-employment = Выберите или напишите: полный день, стажировка.
vacancy-hint-city = Напишите город.
vacancy-hint-hiring-manager-id = Для кого ищем человека? Выберите или напишите имя и фамилию.
vacancy-hint-owner-id = Кто отвечает за вакансию и получает напоминания? Выберите или напишите имя и фамилию.
vacancy-hint-team = Кто ещё ведёт вакансию? Отметьте или напишите имя и фамилию, по одному.
vacancy-hint-confidential = Такую вакансию видит только её команда.

vacancy-wanted = Компетенция: <b>{ $name }</b>
vacancy-wanted-hint = Насколько нужна и какой уровень: 1 начальный, 3 уверенный, 5 эксперт.
vacancy-must = Обязательно
vacancy-nice = Желательно
vacancy-level-none = Любой
vacancy-wanted-off = Убрать
vacancy-now-confidential = Теперь вакансию увидит только команда
vacancy-not-confidential = Вакансию увидят все, кому положено

# Карточка

vacancy-sign = 💼
vacancy-sign-confidential = 🔒
vacancy-title = { $sign } <b>{ $title }</b>
vacancy-state-open = открыта
vacancy-state-on-hold = на паузе
vacancy-state-closed = закрыта
vacancy-state-line = Сейчас <b>{ $state }</b>: { $reason }
vacancy-state-by = { $name }, { $when }
close-reason-filled = человек найден
close-reason-cancelled = больше не нужна
close-reason-other = другая причина
hold-reason-budget = нет бюджета
hold-reason-requirements = меняются требования
hold-reason-manager = ждём нанимающего менеджера
hold-reason-other = другая причина
vacancy-no-deadline = Дата закрытия не задана
vacancy-closes = Закрыть до: { $day }
vacancy-closes-left = Закрыть до: <b>{ $day }</b>, { $left }
vacancy-burning = 🔥 Горит. Закрыть до: <b>{ $day }</b>, { $left }
vacancy-first-day = Первая дата: { $day }
vacancy-department = Отдел: { $name }
vacancy-owner = Ведёт: { $name }
vacancy-manager = Нанимающий менеджер: { $name }
vacancy-team = Команда: { $names }
vacancy-requested-by = Запрос: { $name }
vacancy-no-candidates = Кандидатов пока нет. Пришлите резюме сюда, в чат.
vacancy-pipeline = 👥 { $counts }
vacancy-waits-new = { $count ->
    [one] ⏳ { $name }: { $count } новый ждёт просмотра, { $since }
    [few] ⏳ { $name }: { $count } новых ждут просмотра, первый { $since }
    [many] ⏳ { $name }: { $count } новых ждут просмотра, первый { $since }
   *[other] ⏳ { $name }: { $count } новых ждут просмотра, первый { $since }
}
vacancy-waits-offer = { $count ->
    [one] ⏳ Ждём ответа на оффер: { $count } кандидат, { $since }
    [few] ⏳ Ждём ответа на офферы: { $count } кандидата, первый { $since }
    [many] ⏳ Ждём ответа на офферы: { $count } кандидатов, первый { $since }
   *[other] ⏳ Ждём ответа на офферы: { $count } кандидата, первый { $since }
}
vacancy-quota = Квота: { $hired } из { $headcount }
vacancy-salary = Зарплата: { $pay }
vacancy-salary-hidden = Зарплата: видна не всем
vacancy-place = Формат: { $place }
vacancy-musts = Обязательно: { $names }
vacancy-nices = Желательно: { $names }
vacancy-button-candidates = 👥 Кандидаты ({ $count })
vacancy-button-new = 🆕 Посмотреть новых ({ $count })
vacancy-button-edit = ✏️ Изменить
vacancy-button-team = 🤝 Команда
vacancy-button-share = 🔗 Поделиться
vacancy-button-history = 🕓 История
vacancy-button-copy = 📋 Копия
vacancy-button-hold = ⏸ Пауза
vacancy-button-reopen = ▶️ Вернуть в работу
vacancy-button-close = ⏹ Закрыть
vacancy-why-hold = Почему ставим на паузу? Выберите или напишите.
vacancy-why-close = Почему закрываем? Выберите или напишите.
vacancy-why-reopen = Почему возвращаем в работу? Напишите пару слов или нажмите кнопку.
vacancy-reopen-plain = ▶️ Вернуть без пояснений
vacancy-left-behind = { $count ->
    [one] В воронке остаётся { $count } кандидат: после закрытия его можно завершить одним шагом.
    [few] В воронке остаются { $count } кандидата: после закрытия их можно завершить одним шагом.
    [many] В воронке остаются { $count } кандидатов: после закрытия их можно завершить одним шагом.
   *[other] В воронке остаются { $count } кандидата: после закрытия их можно завершить одним шагом.
}
vacancy-changed-meanwhile = Пока вы писали, вакансия изменилась. Вот как обстоят дела сейчас.
vacancy-undone = ↩︎ Вернули как было
vacancy-extended = ✅ Срок продлён
vacancy-share = 🔗 <b>{ $title }</b>
vacancy-share-hint = Ссылка откроет карточку тем, кому вакансия доступна. Или выберите, кому её показать сейчас.
vacancy-copy-link = 📎 Скопировать ссылку
vacancy-sent = Отправлено
vacancy-not-in-telegram = Отправить не получится: человек ещё не открывал бота. Ссылку можно передать иначе.

# Список

vacancy-filter-mine = Мои
vacancy-filter-open = Открытые
vacancy-filter-burning = 🔥 Горят
vacancy-filter-on-hold = На паузе
vacancy-filter-closed = Закрытые
vacancies-title = 💼 <b>Вакансии</b> · { $filter }: { $count }
vacancies-found = 🔎 «{ $words }»: { $count }
vacancies-row-plain = { $sign } <b>{ $title }</b>: { $facts }
vacancies-row = { $sign } <b>{ $title }</b>, { $department }: { $facts }
vacancies-row-candidates = { $count ->
    [0] кандидатов нет
    [one] { $count } кандидат
    [few] { $count } кандидата
    [many] { $count } кандидатов
   *[other] { $count } кандидата
}
vacancies-row-new = { $count ->
    [one] { $count } новый
    [few] { $count } новых
    [many] { $count } новых
   *[other] { $count } новых
}
vacancies-row-until = до { $day }, { $left }
vacancies-nothing-found = Ничего не нашлось. Ищу по началам слов в названии и отделе, например: граф диз.
vacancies-empty-filter = Здесь пусто. Посмотрите другие фильтры или напишите слово для поиска.
vacancies-empty-recruiter = Вакансий пока нет. Вакансия собирает требования, срок и кандидатов в одной карточке. Начните с названия.
vacancies-empty-lead = Вакансий вашего отдела пока нет. Опишите, кого ищете, и рекрутеры откроют вакансию.
vacancies-empty = Вакансий, в которых вы участвуете, пока нет.
vacancies-clear-search = ✕ Сбросить поиск

# История

vacancy-history-title = 🕓 <b>{ $title }</b> · история
vacancy-history-line = <b>{ $what }</b> · { $who } · { $when }
vacancy-history-change = { $field }: { $before } → { $after }
vacancy-history-reason = Причина: { $reason }
vacancy-history-bot = Кадровик
vacancy-done-opened = Вакансия открыта
vacancy-done-edited = Изменено
vacancy-done-extended = Срок продлён
vacancy-done-held = Поставлена на паузу
vacancy-done-closed = Закрыта
vacancy-done-reopened = Возвращена в работу
vacancy-done-undone = Действие отменено

# Запросы

request-ask = ✍️ <b>Кого ищем?</b> Напишите одним сообщением.
request-ask-hint = Например: нужен дизайнер на проект, Figma, с января. Запрос увидят рекрутеры, а вы узнаете, что с ним стало.
request-sent = 📨 <b>Запрос у рекрутеров.</b> Напишу, когда его возьмут или откроют вакансию.
request-title = 📨 <b>Запрос на вакансию</b>
request-by = { $name }, { $department }
request-when = Отправлен: { $when }
request-waiting = Состояние: <b>ждёт рекрутера</b>
request-taken = Состояние: <b>вакансию готовит { $name }</b>, { $when }
request-opened = Состояние: <b>вакансия открыта</b>, { $name }, { $when }
request-declined = Состояние: <b>отклонён</b>, { $name }, { $when }
    Причина: { $reason }
request-state-waiting = ждёт рекрутера
request-state-taken = готовится вакансия
request-state-opened = вакансия открыта
request-state-declined = отклонён
request-open = ✅ Открыть из запроса
request-go-on = ▶️ Продолжить вакансию
request-take-over = Взять на себя
request-decline = Отклонить
request-decline-why = Почему отклоняем? Ответ прочитает { $name }.
request-card = 📨 К запросу
decline-reason-budget = На эту позицию сейчас нет бюджета
decline-reason-later = Вернёмся к этому позже
decline-reason-inside = Найдём человека внутри компании
requests-title = 📨 <b>Запросы на вакансии</b>
requests-own-title = 📨 <b>Мои запросы</b>
requests-row = { $sign } <b>{ $name }</b>: { $state }, { $when }
requests-own-row = { $sign } { $text }: <b>{ $state }</b>
requests-empty = Запросов нет. Когда руководителю понадобится человек, запрос появится здесь.
requests-own-empty = Запросов пока нет. Опишите, кого ищете, и рекрутеры откроют вакансию.

# Кому-то ещё

notice-shared = 🔗 Вам показывают вакансию: { $name }
notice-involved = 🤝 Вы в команде вакансии. Добавляет: { $name }
notice-state = ℹ️ { $state }: { $name }
vacancy-became-open = Вакансия снова в работе
vacancy-became-on-hold = Вакансия на паузе
vacancy-became-closed = Вакансия закрыта
notice-requested = 📨 <b>Новый запрос на вакансию</b>
notice-request-opened = ✅ <b>Вакансия по вашему запросу открыта.</b> Ведёт: { $name }
notice-request-declined = ✖️ <b>Запрос отклонён.</b> Ответ дал коллега: { $name }
    Причина: { $reason }
reminders-title = ⏰ <b>Напоминания</b>
reminders-more = { $count ->
    [one] И ещё { $count } напоминание, всё есть в меню.
    [few] И ещё { $count } напоминания, всё есть в меню.
    [many] И ещё { $count } напоминаний, всё есть в меню.
   *[other] И ещё { $count } напоминания, всё есть в меню.
}
reminder-closes-soon = ⏰ <b>{ $title }</b>: закрыть до { $day }, { $left }.
reminder-closed-day = ⏰ <b>{ $title }</b>: срок был { $day }, { $left }. Продлить или закрыть? Сама вакансия не закроется.

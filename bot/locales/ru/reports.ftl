# Отчёт о подборе.

report-button = 📊 Отчёт
report-title = 📊 <b>Подбор: все вакансии</b>
report-title-vacancy = 📊 <b>Подбор: { $title }</b>
report-days = { $since } – { $until }
report-empty = За это время ничего не произошло. Выберите период длиннее.
report-choose-vacancy = 📊 По какой вакансии показать отчёт?
report-making = Готовлю файл, пришлю через несколько секунд
report-button-chart = 📈 График
report-button-xlsx = 📄 XLSX
report-button-vacancy = 💼 По вакансии
report-button-all = Все вакансии
report-period-month = 30 дней
report-period-quarter = 90 дней
report-period-year = Год
report-period-long-month = за 30 дней
report-period-long-quarter = за 90 дней
report-period-long-year = за год
report-part-funnel = Воронка
report-part-times = Сроки
report-part-sources = Источники
report-part-reasons = Причины
report-part-load = Нагрузка
report-part-overdue = 🔥 Просрочены
report-part-title = <b>{ $part }</b>
report-part-empty = Здесь пока пусто.
report-hint-funnel = Кто пришёл за это время и до какого этапа дошёл. Проценты: от предыдущего этапа и от всех. Нажмите на этап, чтобы увидеть людей.
report-hint-times = Медиана: в половине случаев быстрее, в половине дольше. Срок найма считается от появления кандидата, срок закрытия от открытия вакансии, оба до принятого оффера.
report-hint-sources = Пришло → дошло до собеседования → нанято. Нажмите на источник, чтобы увидеть людей.
report-hint-reasons = Чем закончились отклики за это время. Нажмите на причину, чтобы увидеть людей.
report-hint-load = Сколько ответов по кандидатам человек дал и за какое время (медиана), сколько провёл собеседований и как быстро оценил.
report-hint-overdue = Открытые вакансии, у которых прошёл срок закрытия.
report-span-hire = Срок найма
report-span-fill = Срок закрытия
report-funnel-first = { $stage } — <b>{ $count }</b>
report-funnel-line = { $stage } — <b>{ $count }</b> · { $previous } от предыдущего, { $all } от всех
report-going = В работе: { $count }
report-standing = В работе: { $count }. Завершены: { $ended }
report-sources-short = Откуда: { $sources }
report-reasons-short = Почему завершены: { $reasons }
report-overdue-count = { $count ->
    [one] 🔥 { $count } вакансия просрочена
    [few] 🔥 { $count } вакансии просрочены
    [many] 🔥 { $count } вакансий просрочено
   *[other] 🔥 { $count } вакансии просрочено
}
report-overdue-line = { $count ->
    [one] 🔥 { $title }: на { $count } день
    [few] 🔥 { $title }: на { $count } дня
    [many] 🔥 { $title }: на { $count } дней
   *[other] 🔥 { $title }: на { $count } дня
}
report-time-line = { $count ->
    [one] { $what }: <b>{ $middle }</b> · { $count } случай
    [few] { $what }: <b>{ $middle }</b> · { $count } случая
    [many] { $what }: <b>{ $middle }</b> · { $count } случаев
   *[other] { $what }: <b>{ $middle }</b> · { $count } случая
}
report-source-line = { $source }: <b>{ $came }</b> → { $met } → { $hired }
report-source-referral = рекомендация коллеги
report-source-unknown = источник не указан
report-reason-line = { $reason }: <b>{ $count }</b>
report-load-line = <b>{ $name }</b>: { $facts }
report-load-answers = { $count ->
    [one] { $count } ответ за { $time }
    [few] { $count } ответа за { $time }
    [many] { $count } ответов за { $time }
   *[other] { $count } ответа за { $time }
}
report-load-awaited = сейчас ждут: { $count }
report-load-interviews = { $count ->
    [one] { $count } собеседование
    [few] { $count } собеседования
    [many] { $count } собеседований
   *[other] { $count } собеседования
}
report-load-cards = оценка через { $time }
report-load-missing = нет оценок: { $count }
report-cases-title = <b>{ $part }: { $row }</b> · { $count }
report-case-line = { $name } · { $facts }
report-chart-source = { $came } · нанято { $hired }
report-column-stage = Этап
report-column-count = Количество
report-column-of-all = Доля от всех
report-column-of-previous = Доля от предыдущего
report-column-what = Что
report-column-days = Дней (медиана)
report-column-cases = Случаев
report-column-source = Источник
report-column-came = Пришло
report-column-met = Собеседование
report-column-offered = Оффер
report-column-hired = Нанято
report-column-outcome = Исход
report-column-reason = Причина
report-column-person = Сотрудник
report-column-answers = Ответов
report-column-answer-hours = Часов до ответа (медиана)
report-column-awaited = Ждут сейчас
report-column-interviews = Собеседований
report-column-cards = Оценок
report-column-card-hours = Часов до оценки (медиана)
report-column-vacancy = Вакансия
report-column-closes = Закрыть до
report-column-late-days = Просрочено дней

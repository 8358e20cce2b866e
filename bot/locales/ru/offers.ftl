# Офферы: карточка, вопросы, новости и напоминания.

offer-title = 📨 <b>Оффер: { $name }</b>
    { $title }
offer-state = { $state }, { $since }
offer-waits = Ждёт согласования: { $names }, { $since }
offer-expired = ⌛️ Срок ответа прошёл: { $day }
offer-note = Комментарий: { $note }
offer-field-amount = Оклад
offer-field-start = Выход
offer-field-valid = Ответ до
offer-field-conditions = Условия
offer-wish = Ожидания кандидата: { $pay }
offer-budget = Вилка вакансии: { $pay }
offer-prepared = Подготовил: { $name }
offer-approved-by = Согласовал: { $name }

offer-state-draft = Черновик
offer-state-approval = На согласовании
offer-state-approved = Согласован
offer-state-sent = Отправлен кандидату
offer-state-accepted = ✅ Принят
offer-state-declined = Отклонён кандидатом
offer-state-withdrawn = Отозван

offer-button = 📨 Оффер · { $title }
offer-button-ask = ✅ На согласование
offer-button-approve = ✅ Согласовать
offer-button-return = ↩️ Вернуть
offer-button-sent = ✅ Отправлен кандидату
offer-button-accepted = ✅ Кандидат согласен
offer-button-declined = Отказался
offer-button-text = 📋 Текст для кандидата
offer-button-extend = ⏳ Продлить срок ответа
offer-button-withdraw = Отозвать
offer-button-changed-mind = Передумал выходить
offer-button-newcomer = 🧭 Карточка сотрудника

offer-ask-amount = Какой оклад предложить? Напишите сумму, например: 180 000 на руки.
offer-ask-start = Когда выходит на работу? Выберите день или напишите: 11 января, через 2 недели.
offer-ask-valid = До какого дня ждём ответа? Выберите день или напишите его.
offer-ask-conditions = Какие ещё условия? Например: испытательный срок 3 месяца, ДМС, гибрид. Прочерк очистит поле.
offer-ask-return = Что поправить? Напишите коротко, рекрутер увидит ваш комментарий.
offer-ask-decline = Почему кандидат отказался? Выберите причину или напишите своими словами.
offer-ask-withdraw = Почему отзываем оффер? Напишите коротко: причина останется в истории.
offer-ask-longer = До какого дня ждём ответа?

offer-told = { $who }: { $what }
offer-did-begun = оффер начат
offer-did-changed = условия изменены
offer-did-extended = срок ответа продлён
offer-did-approval-asked = нужно согласовать оффер
offer-did-approved = оффер согласован
offer-did-returned = оффер возвращён на доработку
offer-did-sent = оффер отправлен кандидату
offer-did-accepted = 🎉 кандидат принял оффер
offer-did-declined = кандидат отказался
offer-did-changed-mind = кандидат передумал выходить
offer-did-withdrawn = оффер отозван
offer-did-undone = действие отменено
offer-undone = Отменено

offer-reminder-approval = 📨 Оффер ждёт согласования, { $since }: <b>{ $name }</b>, { $title }
offer-reminder-ends = ⏳ Сегодня последний день ответа на оффер: <b>{ $name }</b>, { $title }
offer-reminder-ended = ⌛️ Срок ответа на оффер прошёл ({ $left }): <b>{ $name }</b>, { $title }. Продлите его, отметьте ответ или отзовите оффер.
today-sign-offer-waits = 📨
today-offer-waits = ждёт согласования, { $day }


hiring-filled = 🎉 <b>{ $title }</b>
    { $count ->
        [one] Вышел { $count } человек, все места заняты.
        [few] Вышли { $count } человека, все места заняты.
        [many] Вышли { $count } человек, все места заняты.
       *[other] Вышло { $count } человека, все места заняты.
    } Закрыть вакансию?
hiring-left = { $count ->
        [one] Ещё { $count } кандидат ждёт ответа.
        [few] Ещё { $count } кандидата ждут ответа.
        [many] Ещё { $count } кандидатов ждут ответа.
       *[other] Ещё { $count } кандидата ждут ответа.
    }
hiring-close = ✅ Закрыть вакансию
hiring-open = 💼 Открыть вакансию
offer-text = Здравствуйте, { $name }!

    Рады предложить вам работу: { $title }.
    Оклад: { $pay }.
    Дата выхода: { $start }.
offer-text-conditions = Условия: { $conditions }
offer-text-answer = Ждём вашего ответа до { $day }.
offer-text-note = Текст можно скопировать и отправить кандидату:
offer-back = ‹ К офферу
offer-others = { $count ->
    [one] 👥 У человека есть ещё { $count } открытая заявка. Завершите её или оставьте:
    [few] 👥 У человека есть ещё { $count } открытые заявки. Завершите их или оставьте:
    [many] 👥 У человека есть ещё { $count } открытых заявок. Завершите их или оставьте:
   *[other] 👥 У человека есть ещё { $count } открытой заявки. Завершите их или оставьте:
}

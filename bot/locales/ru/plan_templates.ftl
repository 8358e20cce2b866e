# Шаблоны планов: список, шаблон, задача, что спросить, кто что менял.

plans-templates = 🧩 Шаблоны
templates-title = 🧩 <b>Шаблоны планов</b>
    По ним начинаются новые планы. Для человека берётся самый близкий: по должности, по отделу, потом общий.
template-company = вся компания
template-name = 🧩 <b>{ $name }</b>
template-title = 🧩 <b>{ $name }</b> · { $kind }
template-whose = Для кого: { $whose }
template-whole = Для всей компании
template-accept = { $count ->
    [0] Сданное принимается в тот же рабочий день
    [one] Сданное принимается само через { $count } рабочий день
    [few] Сданное принимается само через { $count } рабочих дня
    [many] Сданное принимается само через { $count } рабочих дней
   *[other] Сданное принимается само через { $count } рабочего дня
}
template-hr = { $count ->
    [0] HR узнаёт об опоздании сразу
    [one] HR узнаёт об опоздании через { $count } час
    [few] HR узнаёт об опоздании через { $count } часа
    [many] HR узнаёт об опоздании через { $count } часов
   *[other] HR узнаёт об опоздании через { $count } часа
}
template-probation = { $count ->
    [one] Испытательный срок: { $count } день
    [few] Испытательный срок: { $count } дня
    [many] Испытательный срок: { $count } дней
   *[other] Испытательный срок: { $count } дня
}
template-own-part = 👁 Менять можно только задачи своего отдела.
template-later = <i>Изменения действуют для новых планов, начатые остаются как есть.</i>
template-line = { $sign } <b>{ $title }</b> · { $when }
template-when = { $side ->
    [on] в сам день
    [before] { $unit ->
        [work] за { $count ->
            [one] { $count } рабочий день
            [few] { $count } рабочих дня
            [many] { $count } рабочих дней
           *[other] { $count } рабочего дня
        } до
       *[plain] за { $count ->
            [one] { $count } календарный день
            [few] { $count } календарных дня
            [many] { $count } календарных дней
           *[other] { $count } календарного дня
        } до
    }
   *[after] { $unit ->
        [work] через { $count ->
            [one] { $count } рабочий день
            [few] { $count } рабочих дня
            [many] { $count } рабочих дней
           *[other] { $count } рабочего дня
        }
       *[plain] через { $count ->
            [one] { $count } календарный день
            [few] { $count } календарных дня
            [many] { $count } календарных дней
           *[other] { $count } календарного дня
        }
    }
}, { $hour }
template-add = ➕ Задача
template-copy = 📄 Копия для отдела или должности
template-retire = В архив
template-retired = Шаблон в архиве
template-dropped = Задача убрана из шаблона
template-drop = Убрать
template-button-name = ✏️ Название
template-button-accept = ✅ Приёмка
template-button-hr = 🔔 Когда знает HR
template-button-probation = 🗓 Испытательный срок
template-task-title = 🧩 <b>{ $title }</b>
template-task-when = Срок: { $when }
template-task-who = Отвечает: { $who }
template-task-evidence = Чем подтвердить: { $what }
template-task-critical = ❗️ Критичная
template-field-title = ✏️ Название
template-field-instructions = 📝 Что сделать
template-field-when = 📅 Срок и час
template-field-points = ⭐️ Баллы
template-doer = 👤 Кто отвечает
template-wait = ⛓ Чего ждёт
template-turn-unit = Дни: рабочие или календарные
template-turn-evidence = 📎 Чем подтвердить
template-turn-critical = ❗️ Критичность
template-by-name = 👤 Выбрать человека
evidence-tick = отметка «готово»
evidence-text = пара слов
evidence-file = фото или файл
offset-unit-workdays = рабочие дни
offset-unit-days = календарные дни
template-ask-doer = <b>{ $title }</b>: кто отвечает?
template-ask-wait = <b>{ $title }</b>: после какой задачи её можно начать?
template-wait-none = Ничего не ждёт
template-ask-drop = Убрать «{ $title }» из шаблона? Начатые планы останутся как есть. Что ждало эту задачу, будет ждать ту, которой ждала она.
template-ask-line = <b>{ $name }</b>: новая задача одной строкой.
    Например: <code>за 1 рабочий день до, 12:00, ИТ: подготовить ноутбук</code>
    Вместо отдела можно назвать роль: руководитель, наставник, HR, новичок. До двоеточия всё можно пропустить.
template-kept-line = Вы написали: <code>{ $text }</code>
template-copy-line = 📋 Скопировать строку
template-ask-title = Новое название задачи?
template-ask-instructions = Что именно сделать? Пришлите текст, «-» уберёт прежний.
template-ask-when = Сейчас: { $when }. Напишите новый срок, например: <code>за 2 рабочих дня до, 12:00</code>, <code>в первый день, 10:00</code>, <code>через 30 дней</code>.
template-ask-points = Сколько баллов за задачу?
template-ask-rule-name = Новое название шаблона?
template-ask-rule-accept = Через сколько рабочих дней сданное принимается само?
template-ask-rule-hr = Через сколько часов об опоздании узнаёт HR?
template-ask-rule-probation = Сколько календарных дней длится испытательный срок? 0, если его нет.
template-ask-copy = Копия шаблона «{ $name }»: для какого отдела? Для должности напишите её название.
template-ask-retire = Убрать «{ $name }» в архив? Новые планы по этому шаблону начинаться не будут, начатые останутся как есть.
template-history = 🧩 <b>{ $name }</b>: кто что менял
template-history-empty = Изменений не было.
template-did = { $at } · { $who }: { $what } <b>{ $title }</b>
template-change = { $field }: { $before } → { $after }
template-verb-task-added = новая задача
template-verb-task-changed = изменена задача
template-verb-task-dropped = убрана задача
template-verb-rules-changed = изменены правила шаблона
template-verb-copied = копия шаблона
template-verb-retired = в архиве шаблон
template-changed-title = название
template-changed-instructions = что сделать
template-changed-doer = кто отвечает
template-changed-department-id = отдел
template-changed-person-id = сотрудник
template-changed-offset = дней от даты плана
template-changed-unit = какие дни
template-changed-hour = час
template-changed-blocked-by-id = чего ждёт
template-changed-evidence = чем подтвердить
template-changed-points = баллы
template-changed-critical = критичность
template-changed-name = название
template-changed-accept-workdays = приёмка, рабочих дней
template-changed-hr-hours = HR узнаёт через, часов
template-changed-probation-days = испытательный срок, дней
template-yes = да
template-no = нет

# Воронка: исходы и причины, кто кого ждёт, этапы, отбор заказчиком.

outcome-rejected = Отказ
outcome-withdrew = Самоотказ
outcome-no-answer = Не отвечает
outcome-position-closed = Вакансия закрыта

end-reason-skills = Не хватает навыков
end-reason-experience = Мало опыта
end-reason-pay-expected = Высокие ожидания по зарплате
end-reason-test-task = Тестовое не подошло
end-reason-team = Не подходит команде
end-reason-overqualified = Слишком опытный
end-reason-references = Рекомендации
end-reason-rejected-other = Другая причина
end-reason-other-offer = Другой оффер
end-reason-pay-offered = Зарплата ниже ожиданий
end-reason-conditions = Формат или условия
end-reason-stays = Остаётся на прежнем месте
end-reason-personal = Личные обстоятельства
end-reason-too-slow = Слишком долго ждать
end-reason-withdrew-other = Другая причина
end-reason-silent = Не отвечает на сообщения
end-reason-no-show = Неявка на собеседование
end-reason-unreachable = Контакты не работают
end-reason-filled = Выбран другой кандидат
end-reason-cancelled = Вакансия отменена
end-reason-frozen = Подбор остановлен

waiting-screening = отбор
waiting-question = ответ на вопрос
waiting-interview = собеседование
waiting-scorecard = оценочный лист
waiting-decision = решение
waiting-offer-approval = согласование оффера
waiting-offer-answer = ответ на оффер

waiting-on = ⏳ { $candidate }: { $what }, ждём: { $name } ({ $since })
waiting-on-candidate = ⏳ { $candidate }: { $what }, ждём кандидата ({ $since })

candidates-late = { $count ->
    [one] 🔴 { $count } ждёт дольше срока
    [few] 🔴 { $count } ждут дольше срока
    [many] 🔴 { $count } ждут дольше срока
   *[other] 🔴 { $count } ждут дольше срока
}
candidates-late-by = { $count ->
    [one] <i>дольше срока на { $count } рабочий день</i>
    [few] <i>дольше срока на { $count } рабочих дня</i>
    [many] <i>дольше срока на { $count } рабочих дней</i>
   *[other] <i>дольше срока на { $count } рабочего дня</i>
}
candidates-held = <i>на паузе до { $day }</i>

# -- один кандидат

end-why = <b>{ $outcome }</b>: по какой причине? Комментарий можно добавить следом.
hold-open = 💤 Отложить
hold-wake = ⏰ Вернуть сейчас
hold-now = 💤 Сейчас на паузе до { $day }
hold-ask = До какого дня отложить? Выберите или напишите: «через две недели», «15 января». В этот день утром бот напомнит, а срок этапа начнётся заново.
hold-done = Кандидат на паузе
hold-woken = Кандидат снова в работе
reminder-woken = ⏰ Пауза закончилась: <b>{ $name }</b>, «{ $title }», этап «{ $stage }». Кандидат снова в работе.
comment-add = 💬 Добавить комментарий
comment-ask = Напишите комментарий: его увидят все, кому доступна эта вакансия.
history-open = 🕓 История этапов
history-title = 🕓 История этапов: { $title }
history-move = { $before } → <b>{ $after }</b>
history-first = Начало: <b>{ $after }</b>
history-by = { $moment }, { $name }
history-bot = бот
history-reason = Причина: { $reason }
history-comment = 💬 { $text }
history-stayed = { $count ->
    [one] До этого прошёл { $count } день
    [few] До этого прошло { $count } дня
    [many] До этого прошло { $count } дней
   *[other] До этого прошло { $count } дня
}

# -- несколько сразу

candidates-pick = ☑ Выбрать нескольких
candidates-send = 📨 Заказчику
candidates-stages = ⚙️ Этапы
bulk-choose = Отметьте кандидатов, потом выберите, что сделать.
bulk-chosen = { $count ->
    [one] Выбран { $count } кандидат
    [few] Выбраны { $count } кандидата
    [many] Выбрано { $count } кандидатов
   *[other] Выбрано { $count } кандидата
}
bulk-all = Выбрать всех
bulk-none = Снять отметки
bulk-move = → На этап ({ $count })
bulk-send = 📨 Заказчику ({ $count })
bulk-where = На какой этап перевести?
bulk-reserve = В кадровый резерв
bulk-nobody = Никто не выбран. Отметьте кандидатов в списке.
bulk-to-list = 👥 К кандидатам
bulk-moved = { $count ->
    [one] ✅ { $count } кандидат: <b>{ $stage }</b>
    [few] ✅ { $count } кандидата: <b>{ $stage }</b>
    [many] ✅ { $count } кандидатов: <b>{ $stage }</b>
   *[other] ✅ { $count } кандидата: <b>{ $stage }</b>
}
bulk-undone = { $count ->
    [one] Возвращён { $count } кандидат.
    [few] Возвращены { $count } кандидата.
    [many] Возвращено { $count } кандидатов.
   *[other] Возвращено { $count } кандидата.
}
bulk-overtaken = { $count ->
    [one] Ещё { $count } уже в другом месте и остаётся там.
    [few] Ещё { $count } уже в другом месте и остаются там.
    [many] Ещё { $count } уже в другом месте и остаются там.
   *[other] Ещё { $count } уже в другом месте и остаются там.
}
vacancy-button-settle = { $count ->
    [one] 🏁 Завершить: остался { $count } кандидат
    [few] 🏁 Завершить: остались { $count } кандидата
    [many] 🏁 Завершить: осталось { $count } кандидатов
   *[other] 🏁 Завершить: осталось { $count } кандидата
}

# -- этапы и причины

settings-button-stages = ⚙️ Этапы подбора
stages-title = ⚙️ <b>Этапы подбора</b>
stages-title-vacancy = ⚙️ <b>Этапы: { $title }</b>
stages-line = • { $name } ({ $limit })
stages-line-owned = • { $name } ({ $limit }), отвечает { $owner }
stages-retired = <s>{ $name }</s> не используется
stages-are-company-s = Здесь действуют общие этапы компании. Можно сделать свои для этой вакансии: кандидаты останутся на своих местах.
stages-own = ✏️ Сделать свои этапы
stages-own-done = Теперь у вакансии свои этапы
stages-add = ➕ Новый этап
stage-limit-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
    [many] { $count } рабочих дней
   *[other] { $count } рабочего дня
}
stage-limit-none = без срока
stage-limit-hint = Сколько рабочих дней кандидат может ждать на этом этапе. Кто ждёт дольше, отмечается красным, а ответственный узнаёт об этом утром.
stage-name = <b>{ $name }</b>
stage-kind = В отчётах считается как: { $kind }
stage-counts-as = = { $kind }
stage-owner = Отвечает: { $name }
stage-owner-vacancy = рекрутер вакансии
stage-is-retired = Этап не используется: новых кандидатов на него не переводят, история сохраняется.
stage-rename = ✏️ Название
stage-choose-owner = 👤 Ответственный
stage-retire = Убрать этап
stage-restore = Вернуть этап
stage-ask-name = Напишите новое название этапа.
stage-ask-new = Напишите название нового этапа, например «Собеседование с командой».
stage-ask-owner = Кто отвечает за этот этап?
reasons-open = 📋 Причины отказов
reasons-title = 📋 <b>Причины: { $outcome }</b>
reasons-hint = Отмеченные причины предлагаются при завершении. Снятая отметка убирает причину из выбора, в истории и отчётах она остаётся.
reasons-add = ➕ Своя причина
reasons-ask = Напишите причину коротко, например «Нет нужного допуска».
reasons-rename = Как теперь называть причину «{ $name }»? Новое название появится и в истории.

# -- отбор заказчиком

screening-title = 📨 <b>Отбор: { $title }</b>
screening-by = Кто отправил: { $name }. Кому: { $manager }. { $moment }
screening-note = 💬 { $text }
screening-say = 💬 Слово заказчику
screening-write-note = Что сказать о них всех? { $name } увидит это на карточке каждого.
screening-sent = { $count ->
    [one] ✅ { $count } кандидат отправлен заказчику: { $name }
    [few] ✅ { $count } кандидата отправлены заказчику: { $name }
    [many] ✅ { $count } кандидатов отправлено заказчику: { $name }
   *[other] ✅ { $count } кандидата отправлено заказчику: { $name }
}
screening-left-out = { $count ->
    [one] { $count } уже на рассмотрении, второй раз не отправлен.
    [few] { $count } уже на рассмотрении, второй раз не отправлены.
    [many] { $count } уже на рассмотрении, второй раз не отправлены.
   *[other] { $count } уже на рассмотрении, второй раз не отправлены.
}
screening-not-told = Сообщение пока не дошло: { $name } не открывает бота. Кандидаты будут ждать на главном экране.
screening-begin = { $count ->
    [one] ▶ Смотреть: { $count } кандидат
    [few] ▶ Смотреть: { $count } кандидата
    [many] ▶ Смотреть: { $count } кандидатов
   *[other] ▶ Смотреть: { $count } кандидата
}
screening-recall = Отозвать
screening-recalled = { $count ->
    [one] Отозван { $count } кандидат
    [few] Отозваны { $count } кандидата
    [many] Отозвано { $count } кандидатов
   *[other] Отозвано { $count } кандидата
}
screening-place = 📨 { $title }: { $place } из { $total }
screening-now = Сейчас: <b>{ $state }</b>
screening-state-waiting = Ждёт ответа
screening-state-question = Задан вопрос
screening-state-invited = Пригласить
screening-state-declined = Отказ
screening-state-dropped = Больше не рассматривается
screening-sign-waiting = ⏳
screening-sign-question = ❓
screening-sign-invited = ✅
screening-sign-declined = ❌
screening-sign-dropped = ▫️
screening-answer-why = { $state }: { $why }
screening-answer-by = { $answer } <i>({ $name })</i>
screening-invite = ✅ Пригласить
screening-decline = ❌ Отказать
screening-ask = ❓ Вопрос
screening-reply = 💬 Ответить
screening-add = 💬 Дополнить
screening-why = Почему нет? Причину увидит рекрутер.
screening-own-words = ✍️ Своими словами
screening-write-question = Напишите вопрос рекрутеру. Пока ответа нет, кандидат ждёт рекрутера, а не вас.
screening-write-reply = Напишите ответ заказчику.
screening-write-refusal = Напишите, почему нет. Это увидит рекрутер.
screening-said-question = ❓ Вопрос у рекрутера.
screening-said-reply = 💬 Ответ отправлен заказчику.
screening-said-refusal = ❌ Отказ записан.
screening-line = 💬 <b>{ $name }</b>: { $text }
screening-undone = Ответ отменён
screening-changed-meanwhile = Пока вы писали, по этому кандидату уже ответили. Вот как обстоят дела.
screening-finished = 🎉 Все просмотрены. Ответы получит { $name }.
screening-rest-asked = { $count ->
    [one] Остальное просмотрено, { $count } ждёт ответа рекрутера.
    [few] Остальное просмотрено, { $count } ждут ответа рекрутера.
    [many] Остальное просмотрено, { $count } ждут ответа рекрутера.
   *[other] Остальное просмотрено, { $count } ждут ответа рекрутера.
}
screening-asks = { $count ->
    [one] { $name } просит посмотреть { $count } кандидата. Можно пройти с телефона, одного за другим.
    [few] { $name } просит посмотреть { $count } кандидатов. Можно пройти с телефона, одного за другим.
    [many] { $name } просит посмотреть { $count } кандидатов. Можно пройти с телефона, одного за другим.
   *[other] { $name } просит посмотреть { $count } кандидата. Можно пройти с телефона, одного за другим.
}
screening-answers = Заказчик ответил:
screening-still = { $count ->
    [one] Ещё { $count } ждёт ответа.
    [few] Ещё { $count } ждут ответа.
    [many] Ещё { $count } ждут ответа.
   *[other] Ещё { $count } ждут ответа.
}
screening-open = 📨 К отбору
screening-asked = ❓ <b>Вопрос заказчика</b>: { $title }
screening-replied = 💬 <b>Ответ на ваш вопрос</b>: { $name }
reminder-screening = { $count ->
    [one] 📨 <b>{ $title }</b>: { $count } кандидат ждёт вашего ответа. Кто отправил: { $name }, { $moment }.
    [few] 📨 <b>{ $title }</b>: { $count } кандидата ждут вашего ответа. Кто отправил: { $name }, { $moment }.
    [many] 📨 <b>{ $title }</b>: { $count } кандидатов ждут вашего ответа. Кто отправил: { $name }, { $moment }.
   *[other] 📨 <b>{ $title }</b>: { $count } кандидата ждут вашего ответа. Кто отправил: { $name }, { $moment }.
}

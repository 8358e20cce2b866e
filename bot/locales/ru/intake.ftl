# Присланные резюме: карточка, вопросы, пачка, входящие.

intake-text = текст
intake-reading = 📄 Читаю: { $file }…
intake-origin = 📄 { $origin }
intake-to-stage = 🪜 Этап из таблицы: { $stage }

intake-save-to = ✅ Сохранить → { $title }
intake-save-to-base = ✅ Сохранить в базу
intake-type-name = ✍️ Написать имя
intake-edit = ✏️ Исправить поля
intake-edit-title = ✏️ <b>Что исправить?</b>
intake-put-away = Не резюме, удалить
intake-drop = Убрать
intake-base-only = Без вакансии
intake-more-vacancies = Ещё { $count }…
intake-choose-vacancy = 💼 На какую вакансию: <b>{ $name }</b>?
intake-stick = 📌 Всё дальше сюда
intake-sticky-on = 📌 Всё дальше → { $title } · выключить
intake-sticky-set = Следующие резюме пойдут сюда: { $title }
intake-sticky-off = Больше не закреплено: вакансию спрошу у каждого резюме

intake-doubts = ❓ <b>Проверьте, здесь есть сомнения:</b>
intake-doubts-ocr = ❓ <b>Прочитано с картинки, проверьте:</b>
intake-doubt = { $field }: { $value }
intake-doubt-line = { $field }: { $value } <i>(в резюме: «{ $line }»)</i>
intake-doubt-missing = { $field }: в резюме не нашлось
intake-right = ✓ { $value }
intake-type-field = ✍️ Другое

intake-noted = 💬 Записано в заметки о кандидате.
intake-note = 💬 { $text }
intake-note-salary = 💰 Записать: { $salary }
intake-note-drop = ↩︎ Убрать заметку
intake-note-dropped = Заметка убрана

intake-same-file = ♻️ Этот же файл уже есть в базе: <b>{ $name }</b>.
intake-seen = 👥 Похоже, это новое резюме знакомого кандидата: <b>{ $name }</b>. Совпадает: { $shared }.
intake-clash = 👥 { $shared } уже записан за другим именем: <b>{ $name }</b>. Это один человек?
intake-possible = 👥 Возможно, тот же человек: <b>{ $name }</b> ({ $position }).
intake-seen-on = 💼 { $title }: { $stage }
intake-seen-ended = 💼 { $title }: { $outcome }, { $day }
intake-seen-why = { $ended }. { $why }
intake-spoken-by = 💬 Последний контакт: { $name }, { $day }
intake-added-by = В базе с { $day }, кто добавил: { $name }
intake-is-known = 👥 Добавится новой версией резюме к карточке: <b>{ $name }</b>
intake-side-by-side = ⚖️ <b>Карточка и новое резюме рядом</b>
intake-change = • { $field }: в базе «{ $known }», в резюме «{ $read }»
intake-change-stays = • { $field }: останется «{ $known }», в резюме «{ $read }»
intake-change-added = • { $field }: добавится { $count }
intake-open-known = 👤 Открыть карточку
intake-same-person = 👥 Добавить в карточку: { $name }
intake-somebody-else = Это другой человек
intake-ask-again = 👥 Решить заново

intake-unreadable = ⚠️ <b>{ $file }</b>
intake-problem-empty = Файл пустой. Проверьте, что он сохранился целиком, и пришлите ещё раз.
intake-problem-corrupt = Файл повреждён и не открывается. Скачайте его заново или попросите кандидата прислать ещё раз.
intake-problem-password = Файл закрыт паролем. Сохраните копию без пароля и пришлите её, или заполните карточку вручную.
intake-problem-too-big = Файл больше 20 МБ, Telegram не отдаёт такие ботам. Пришлите его в PDF поменьше или вставьте текст резюме.
intake-problem-too-long = В файле слишком много страниц для резюме. Пришлите только страницы с резюме или заполните карточку вручную.
intake-problem-unsupported = Такие файлы я не читаю. Подойдут PDF, DOCX, DOC, RTF, ODT, HTML, TXT, фото или просто текст резюме.
intake-problem-no-text = Это скан или картинка, и разобрать на ней текст не получилось. Пришлите фото почётче, PDF с текстом или сам текст, либо заполните карточку вручную.
intake-problem-timeout = Файл читается слишком долго, я остановился. Пришлите его в PDF или текстом, либо заполните карточку вручную.
intake-problem-hostile = Файл устроен небезопасно, поэтому я его не открываю. Попросите прислать резюме обычным PDF или текстом.
intake-problem-not-a-resume = Это не похоже на резюме: ни имени, ни контактов, ни опыта не нашлось. Если это всё-таки оно, заполните карточку вручную.
intake-by-hand = ✍️ Заполнить вручную
intake-not-for-you = Спасибо! Сейчас некому принять резюме: в компании не назначен рекрутер. Здесь ничего не сохранилось.
intake-passed-on = 🤝 Спасибо за рекомендацию! Резюме уже в работе, его смотрит <b>{ $name }</b>.
intake-passed-on-hint = Рекомендация записана на вас. Если хотите что-то добавить о человеке, напишите следующим сообщением.
intake-recall = ↩︎ Отозвать
intake-recalled = Рекомендация отозвана, резюме никуда не пойдёт.
intake-same-as-other = 🔗 Это ещё одна бумага…
intake-same-as-whom = Чья это бумага тоже? «<b>{ $name }</b>» добавится к карточке этого человека, в базе будет один кандидат.
intake-also = 📎 Вместе с ней: { $files }
intake-recording-kept = 🎙 Сохраню в карточке кандидата вместе с резюме.
intake-recording-alone = 🎙 Голосовое или видео о кандидате пришлите сразу после его резюме: сохраню их вместе.
intake-voice = Голосовое
intake-video = Видео
batch-join = 🔗 Всё это один человек
batch-part = ✂️ Это разные люди
intake-referral-noted = 💬 Передано вместе с резюме.

intake-saved-new = ✅ В базе новый кандидат: <b>{ $name }</b>
intake-saved-version = ✅ Новая версия резюме в карточке: <b>{ $name }</b>
intake-saved-to = 💼 Вакансия: { $title }
intake-was-there = На этой вакансии кандидат уже был, этап прежний.
intake-saved-toast = Сохранено
intake-undone = Сохранение отменено, черновик на месте
intake-open-candidate = 👤 Открыть карточку
intake-open-vacancy = 💼 К вакансии
intake-open-draft = 📄 Открыть черновик
intake-gone = ✕ Удалено: { $name }. Сам файл остался в переписке.
intake-twin = ♻️ { $file }: этот файл вы уже присылали, его черновик ждёт решения.
intake-draft-gone = Этого черновика больше нет: он сохранён или удалён. Всё, что ждёт решения, есть во входящих.
intake-inbox = 📥 Входящие
intake-field-saved = Записано. { $field }: { $value }
intake-field-cleared = Поле очищено: { $field }

batch-title = { $count ->
    [one] 📚 <b>{ $count } файл</b>
    [few] 📚 <b>{ $count } файла</b>
    [many] 📚 <b>{ $count } файлов</b>
   *[other] 📚 <b>{ $count } файла</b>
}
batch-reading = { $count ->
    [one] читаю { $count }
    [few] читаю { $count }
    [many] читаю { $count }
   *[other] читаю { $count }
}
batch-sure = { $count ->
    [one] { $count } верное
    [few] { $count } верных
    [many] { $count } верных
   *[other] { $count } верных
}
batch-asks = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
    [many] { $count } вопросов
   *[other] { $count } вопроса
}
batch-saved = { $count ->
    [one] { $count } сохранено
    [few] { $count } сохранены
    [many] { $count } сохранено
   *[other] { $count } сохранено
}
batch-unread = { $count ->
    [one] { $count } не прочитан
    [few] { $count } не прочитаны
    [many] { $count } не прочитано
   *[other] { $count } не прочитано
}
batch-more = { $count ->
    [one] И ещё { $count } файл.
    [few] И ещё { $count } файла.
    [many] И ещё { $count } файлов.
   *[other] И ещё { $count } файла.
}
batch-save = ✅ Сохранить верные ({ $count })
batch-save-to = ✅ Сохранить верные ({ $count }) → { $title }
batch-where = { $count ->
    [one] 💼 <b>Куда сохранить { $count } резюме?</b> Ответ запомню для всей пачки.
    [few] 💼 <b>Куда сохранить { $count } резюме?</b> Ответ запомню для всей пачки.
    [many] 💼 <b>Куда сохранить { $count } резюме?</b> Ответ запомню для всей пачки.
   *[other] 💼 <b>Куда сохранить { $count } резюме?</b> Ответ запомню для всей пачки.
}
batch-to-base = В базу без вакансии
batch-questions = ❓ Разобрать вопросы ({ $count })
batch-saved-toast = { $count ->
    [one] Сохранено: { $count } резюме
    [few] Сохранено: { $count } резюме
    [many] Сохранено: { $count } резюме
   *[other] Сохранено: { $count } резюме
}
batch-row-reading = читаю
batch-row-sure = готово
batch-row-asks = есть вопрос
batch-row-seen = уже знакомы
batch-row-known = уже в базе
batch-row-twin = такой же файл
batch-row-joined = к другой бумаге
batch-row-unreadable = не прочитан
batch-row-saved = сохранено
batch-row-discarded = удалено

inbox-title = { $count ->
    [one] 📥 <b>Ждёт решения { $count } резюме</b>
    [few] 📥 <b>Ждут решения { $count } резюме</b>
    [many] 📥 <b>Ждут решения { $count } резюме</b>
   *[other] 📥 <b>Ждут решения { $count } резюме</b>
}
inbox-line = { $name }: { $about }, { $ago }
inbox-unread = не прочитано
inbox-empty-title = 📥 <b>Входящих нет</b>
inbox-empty = Сюда попадает всё присланное, что вы ещё не сохранили и не удалили. Пришлите или перешлите резюме файлом, фото или текстом.
inbox-waits = { $count ->
    [one] 📥 Во входящих ждёт решения { $count } резюме
    [few] 📥 Во входящих ждут решения { $count } резюме
    [many] 📥 Во входящих ждут решения { $count } резюме
   *[other] 📥 Во входящих ждут решения { $count } резюме
}

candidates-added = { $count ->
    [one] 👤 <b>Новый кандидат</b> на вакансии «{ $title }»
    [few] 👤 <b>{ $count } новых кандидата</b> на вакансии «{ $title }»
    [many] 👤 <b>{ $count } новых кандидатов</b> на вакансии «{ $title }»
   *[other] 👤 <b>{ $count } новых кандидата</b> на вакансии «{ $title }»
}
candidates-added-by = Кто добавил: { $name }
candidates-open-list = 👥 Открыть список

# Собеседования: карточка, черновик, приглашения, оценочные листы, виды.

command-interview = Собеседования: назначить или записать
interview-kind-phone = Телефонное
interview-kind-technical = Техническое
interview-kind-final = Финальное
interview-state-proposed = ⏳ Ждём подтверждения
interview-state-confirmed = ✅ Подтверждено
interview-state-done = ☑️ Состоялось
interview-state-candidate-no-show = 🚫 Кандидат не пришёл
interview-state-interviewer-no-show = 🚫 Интервьюер не пришёл
interview-state-cancelled = ✖️ Отменено
interview-answer-waiting = ⏳ ответа пока нет
interview-answer-accepted = ✅ будет
interview-answer-proposed = 🔄 предлагает другое время
interview-answer-declined = ❌ не сможет
interview-verdict-strong-yes = Точно да
interview-verdict-yes = Да
interview-verdict-no = Нет
interview-verdict-strong-no = Точно нет

interview-title = 🗓 <b>{ $kind }: { $name }</b>
    { $title }
interview-time = { $moment } · { $minutes } мин
interview-place = 📍 { $place }
interview-state-line = { $state }
interview-interviewer = 👤 { $name }: { $answer }
interview-interviewer-card = 👤 { $name }: { $state }
interview-proposes = 🔄 предлагает { $moment }
interview-moved-times = { $count ->
        [one] Переносили { $count } раз
        [few] Переносили { $count } раза
        [many] Переносили { $count } раз
       *[other] Переносили { $count } раза
    }
interview-move-line = { $before } → { $after }, { $name }{ $why }
interview-clash = ⚠️ { $name }: в это время другое собеседование, { $moment }
interview-clash-away = ⚠️ { $name }: в этот день отсутствует
interview-with = Вместе с вами: { $names }
interview-note = Причина: { $note }
interview-line = { $moment }
    { $kind }: { $name } · { $state }
    { $names }
interview-result = 🗓 { $kind }, { $day }: { $result }
interview-minutes = { $count } мин

interview-accept = ✅ Буду
interview-propose = 🔄 Другое время
interview-decline = ❌ Не смогу
interview-took-place = ✅ Состоялось
interview-was-moved = 🔄 Перенесли
interview-candidate-absent = Кандидат не пришёл
interview-interviewer-absent = Не пришёл интервьюер
interview-fill-card = 📝 Заполнить оценочный лист
interview-read-cards = 📊 Оценочные листы
interview-take-offer = ✅ Принять время: { $name }
interview-move = 🔄 Перенести
interview-again = 🔄 Назначить снова
interview-people = 👥 Интервьюеры
interview-place-button = 📍 Место
interview-length-button = ⏱ Длительность
interview-text-button = 📋 Текст для кандидата
interview-letter = ✉️ Письмо кандидату
interview-reopen = ↩︎ Отменить
interview-cancel = Отменить собеседование
interview-open = 🗓 Открыть
interview-back = ‹ К собеседованию
interview-new = 🗓 Назначить собеседование
interview-log = ✍️ Записать прошедшее
interview-no-reason = Без причины
interviews-button = 🗓 Собеседования · { $title }
interviews-button-all = 🗓 Собеседования

interview-ask-propose = Какое время подойдёт? Выберите или напишите, например: пт 16:00. После запятой можно добавить причину.
interview-ask-decline = Почему не получится? Напишите коротко, рекрутер увидит ваш ответ.
interview-ask-move = На какое время переносим? Выберите или напишите, например: пт 16:00. После запятой можно добавить причину.
interview-ask-place = Где пройдёт собеседование? Напишите адрес, переговорную или пришлите ссылку. Прочерк очистит поле.
interview-ask-length = Сколько минут продлится? Напишите число, например: 45.
interview-ask-cancel = Почему отменяем? Напишите коротко: причину увидят интервьюеры.
interview-ask-people = Кто проводит собеседование? Новым интервьюерам придёт приглашение, снятым — отмена.

interview-said-accepted = ✅ Вы подтвердили участие
interview-said-propose = 🔄 Предложение отправлено рекрутеру
interview-said-decline = Ответ отправлен рекрутеру
interview-said-declined = Ответ отправлен рекрутеру
interview-said-move = 🔄 Время изменено, интервьюерам придёт новое приглашение
interview-said-place = Место изменено
interview-said-length = Длительность изменена
interview-said-cancel = ✖️ Собеседование отменено
interview-said-cancelled = ✖️ Собеседование отменено
interview-said-reopened = ↩︎ Отменено, собеседование снова открыто
interview-arranged = ✅ Собеседование назначено. Приглашения с файлом календаря уйдут интервьюерам.

interviews-own-title = 🗓 <b>Ближайшие собеседования</b>
interviews-title = 🗓 <b>Собеседования: { $name }</b>
interviews-none = Собеседований пока нет.
interview-hint = Назначить можно одной строкой: <code>Иванова пт 15:00 техническое Петров</code>
    Записать прошедшее: <code>/interview Иванова технич. вчера: Python 4, SQL 3, да, уверенная</code>

interview-draft-title = 🗓 <b>Новое собеседование</b>
interview-draft-held = ✍️ <b>Прошедшее собеседование</b>
interview-field-candidate = Кандидат
interview-field-kind = Вид
interview-field-when = Время
interview-field-who = Интервьюеры
interview-field-minutes = Длительность
interview-field-place = Место
interview-field-card = Оценка
interview-draft-ask-candidate = С кем собеседование? Напишите имя кандидата.
interview-draft-ask-kind = Какое собеседование?
interview-draft-ask-when = Когда? Выберите время или напишите, например: пт 15:00, завтра в 11.
interview-draft-ask-who = Кто проводит? Выберите одного или нескольких коллег или напишите имена.
interview-draft-ask-minutes = Сколько минут?
interview-draft-ask-place = Где? Напишите адрес, переговорную или пришлите ссылку. Прочерк очистит поле.
interview-draft-ask-card = Как прошло? Напишите оценки и вывод, например: <code>Python 4, SQL 3, да, уверенная</code>. Или выберите вывод кнопкой.
interview-draft-which = Какой кандидат и какая вакансия: { $name }?
interview-draft-nobody = Кандидата «{ $name }» с открытой заявкой нет. Напишите имя иначе или добавьте кандидата на вакансию.
interview-draft-namesakes = Кто из коллег: { $name }?
interview-draft-unknown = Среди коллег не нашлось: { $name }. Выберите или напишите иначе.
interview-draft-when-held = Когда это было? Напишите, например: вчера 15:00.
interview-draft-arrange = ✅ Назначить
interview-draft-keep = ✅ Записать
interview-draft-dropped = Черновик собеседования удалён.
interview-just-now = Только что

interview-told-invited = 🗓 <b>Приглашение на собеседование</b>
    Приглашает { $name }. Файл добавит встречу в календарь.
interview-told-moved = 🔄 <b>Собеседование перенесено</b>
    Зовёт { $name }. Файл обновит встречу в календаре.
interview-told-cancelled = ✖️ <b>Собеседование отменено</b>
    Файл уберёт встречу из календаря.
interview-news-confirmed = ✅ Все интервьюеры подтвердили участие
interview-news-proposed = 🔄 { $name } предлагает { $moment }{ $comment }
interview-news-declined = ❌ { $name } не сможет провести собеседование{ $comment }
interview-news-left = 👋 { $name } больше не работает в компании. Выберите другого интервьюера.
interview-news-moved = 🔄 Новое время назначил интервьюер: { $name }
interview-news-cards-in = 📊 Все оценочные листы заполнены
interview-reminder-ahead = 🗓 <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-outcome = 🗓 Как прошло собеседование? <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-unknown = 🗓 Интервьюеры не сказали, как прошло собеседование: <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-card = 📝 Ждём ваш оценочный лист: <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-cards = 📝 Нет оценочных листов: <b>{ $kind }: { $name }</b>
    Ждём: { $names }

interview-text-note = Текст для кандидата. Нажмите, чтобы скопировать.
interview-invitation = Здравствуйте, { $name }! Приглашаем вас на собеседование на вакансию «{ $title }» в компанию «{ $company }».
    Когда: { $moment } ({ $zone }), { $minutes } мин.{ $place }
    Проводят: { $names }.
    Если время не подходит, напишите, пожалуйста, предложим другое.
    { $recruiter }
interview-invitation-place = { "" }
    Где: { $place }
interview-zone = пояс { $zone }
interview-event = { $kind } собеседование: { $name }
interview-event-guest = Собеседование: { $title }, { $company }
interview-event-about = Вакансия: { $title }. { $company }
interview-file = Собеседование
interview-file-cancelled = Отмена собеседования

scorecard-state-not-yet = интервьюер
scorecard-state-expected = ⏳ ждём оценочный лист
scorecard-state-submitted = ✅ оценочный лист заполнен
scorecard-state-dismissed = не участвовал(а)
scorecard-mark-poor = плохо
scorecard-mark-weak = слабо
scorecard-mark-fair = достаточно
scorecard-mark-good = хорошо
scorecard-mark-excellent = отлично
scorecard-scale = 📝 Оценочный лист: 1 — плохо, 2 — слабо, 3 — достаточно, 4 — хорошо, 5 — отлично. Прочерк: не оценивали.
scorecard-row = { $number }. { $title }: <b>{ $score }</b>
scorecard-not-assessed = не оценивали
scorecard-verdict = Вывод: <b>{ $verdict }</b>
scorecard-verdict-needed = ❗️ Вывод: выберите один из четырёх
scorecard-comment = 💬 { $text }
scorecard-voices = { $count ->
        [one] 🎙 { $count } голосовое сообщение
        [few] 🎙 { $count } голосовых сообщения
        [many] 🎙 { $count } голосовых сообщений
       *[other] 🎙 { $count } голосового сообщения
    }
scorecard-comment-button = 💬 Комментарий или голосовое
scorecard-submit = ✅ Отправить
scorecard-dismiss = Меня там не было
scorecard-was-there = ↩︎ Я там был(а)
scorecard-was-not-there = Отмечено, что вас там не было. Оценочный лист от вас не ждём.
scorecard-ask-comment = Напишите комментарий или пришлите голосовое сообщение. Прочерк очистит комментарий.
scorecard-handed-in = ✅ Оценочный лист отправлен
scorecard-said-submitted = ✅ Оценочный лист отправлен
scorecard-said-voice = 🎙 Голосовое сохранено
scorecard-head = <b>{ $name }: { $verdict }</b>{ $by }
scorecard-entered-by = { " " }(со слов, записал(а) { $name })
scorecards-blind = Сначала заполните свой оценочный лист: чужие оценки откроются после него.
scorecards-missing = { $count ->
        [one] ⏳ Ждём ещё { $count } оценочный лист
        [few] ⏳ Ждём ещё { $count } оценочных листа
        [many] ⏳ Ждём ещё { $count } оценочных листов
       *[other] ⏳ Ждём ещё { $count } оценочного листа
    }
scorecards-together = Средняя оценка:
scorecards-mean = { $title }: <b>{ $score }</b>{ $apart }
scorecards-apart = { " " }⚡️ мнения расходятся
scorecard-hear = 🎙 { $name }
scorecard-voice = 🎙 Голосовое сообщение { $number }
scorecard-voice-name = Голосовое { $number }
scorecard-voice-coming = Голосовое сообщение ещё загружается. Попробуйте чуть позже.

interview-kinds-title = 🗓 <b>Виды собеседований</b>
interview-kinds-hint = Выберите вид, чтобы изменить его вопросы и длительность, или добавьте свой.
interview-kinds-button = 🗓 Виды собеседований
interview-kinds-add = ➕ Свой вид
interview-kind-title = 🗓 <b>{ $name }</b>
interview-kind-minutes = Обычная длительность: { $minutes } мин
interview-kind-no-questions = Своих вопросов нет: оцениваются компетенции вакансии.
interview-kind-question = • { $text }
interview-kind-questions-button = ✏️ Вопросы
interview-kind-retire = Больше не предлагать
interview-kind-bring-back = Снова предлагать
interview-kind-retired = Больше не предлагается
interview-kind-ask-name = Как назвать вид собеседования? Например: Встреча с командой.
interview-kind-ask-questions = Пришлите вопросы, каждый с новой строки. Они добавятся в оценочные листы новых собеседований этого вида. Прочерк очистит список.

today-section-interviews = 🗓 Собеседования
today-sign-interview = 🗓
today-sign-interview-untold = ❓
today-sign-scorecard = 📝
today-interview = в { $time }
today-interview-day = { $day }, { $time }
today-interview-untold = как прошло? { $day }
today-scorecard = ждём оценочный лист, { $day }
holding-interview = 🗓 Собеседования
timeline-sort-interviews = Собеседования
timeline-verb-interview-scheduled = 🗓 Назначено собеседование
timeline-verb-interview-moved = 🔄 Собеседование перенесено
timeline-verb-interview-done = ☑️ Собеседование состоялось
timeline-verb-interview-candidate-absent = 🚫 Кандидат не пришёл
timeline-verb-interview-interviewer-absent = 🚫 Интервьюер не пришёл
timeline-verb-interview-cancelled = ✖️ Собеседование отменено
timeline-verb-interview-reopened = ↩︎ Собеседование снова открыто
timeline-verb-scorecard-submitted = 📝 Заполнен оценочный лист

problem-too-many-kinds = Видов собеседований уже { $most }. Уберите лишний и добавьте снова.
problem-too-many-questions = Подойдёт не больше { $most } вопросов, прежние не изменились.
problem-last-kind = Это последний вид собеседования, без него не назначить ни одного.
problem-interviewer-needed = Нужен хотя бы один интервьюер.
problem-too-many-interviewers = Интервьюеров может быть не больше { $most }.
problem-interview-not-begun = Собеседование ещё не началось.
problem-interview-same-time = Собеседование и так назначено на это время.
problem-interview-time = Не получилось понять время. Напишите день и час, например: пт 15:00, завтра в 11.
problem-kind-not-understood = Такого вида собеседования нет. Выберите из списка.
problem-interview-ended = Это собеседование уже завершено или отменено.
problem-verdict-needed = Выберите вывод: точно да, да, нет или точно нет.
problem-too-many-voices = Голосовых сообщений может быть не больше { $most }.
problem-candidate-not-found = Кандидат не нашёлся: { $name }. Напишите имя иначе.
problem-interview-no-vacancy = У кандидата нет открытой заявки: { $name }. Сначала добавьте его на вакансию.

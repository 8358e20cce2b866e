# Задачи: карточка, списки, постановка, уведомления и напоминания.

# -- слова о задачах
task-sign-done = ✅
task-sign-late = 🔴
task-sign-burning = 🔥
task-sign-calm = ▫️
task-sign-closed = ✖️
task-sign-review = 👀
task-title = { $sign } <b>{ $title }</b>
task-state-open = не начата
task-state-in-progress = в работе
task-state-submitted = сдана, ждёт проверки
task-state-returned = на доработке
task-state-accepted = принята
task-state-declined = исполнитель отказался
task-state-cancelled = отменена
task-state-line = Сейчас: <b>{ $state }</b>
task-state-why = Сейчас: <b>{ $state }</b> — { $note }
task-no-due = без срока
task-due = Срок: { $moment }
task-due-late = 🔴 Просрочено на { $late }: срок был { $moment }
task-due-burning = 🔥 Горит, осталось { $left }: { $moment }
task-first-due = Сначала срок был: { $moment }
task-judged-due = Опоздание считаем от { $moment }: перенос согласован уже после срока
task-snoozed = Напомню: { $moment }
task-own = Себе: { $name }
task-assignee = Исполнитель: { $name }
task-creator = Постановщик: { $name }
task-assignee-away = 🌴 В день срока исполнителя не будет на месте
task-delegate = Предложена коллеге, ждём согласия: { $name }
task-observers = Наблюдают: { $names }
task-points = { $count ->
    [one] ⭐ { $count } балл
    [few] ⭐ { $count } балла
    [many] ⭐ { $count } баллов
   *[other] ⭐ { $count } балла
}
task-tags = { $tags }
task-repeats = 🔁 Повторяется
task-submitted = Сдана вовремя: { $moment }
task-submitted-late = Сдана: { $moment }, позже срока на { $late }
task-submit-note = Комментарий: { $note }
task-accepted-by = Проверка: { $name }
task-accepted-itself = Принята сама: ответа не было пять рабочих дней
task-mark = Оценка: { $mark } из 5
task-returns = { $count ->
    [one] Возвращали { $count } раз
    [few] Возвращали { $count } раза
    [many] Возвращали { $count } раз
   *[other] Возвращали { $count } раза
}
task-wish = 🗓 Просят перенести на { $moment }. Причина: { $reason }
task-source = Из сообщения: { $source }
task-source-message = открыть
task-items = Чек-лист: { $done } из { $count }
task-file = 📎
task-file-evidence = 📦
task-file-name = 📎 { $name }
task-file-coming = Файл ещё загружается. Попробуйте через несколько секунд
task-file-added = 📎 Добавлено: { $name }
task-photo-name = фото-{ $number }.jpg
task-by-time = Время
task-by-in-words-of = { $by } (со слов: { $name })
task-rhythm-daily = каждый день к { $time }
task-rhythm-workdays = по рабочим дням к { $time }
task-rhythm-weekdays = каждую неделю: { $days } к { $time }
task-rhythm-month-day = каждый месяц, { $day }-го числа, к { $time }
task-rhythm-workday = каждый месяц, { $number }-й рабочий день, к { $time }
task-rhythm-last-workday = каждый месяц, последний рабочий день, к { $time }

# -- кнопки карточки
task-open = Открыть задачу
task-go-on = Продолжить
task-button-take = ▶️ В работу
task-button-submit = ✅ Сдать
task-button-done = ✅ Готово
task-button-accept = ✅ Принято
task-button-return = ↩️ Вернуть
task-button-mark = ★ Оценка
task-button-cannot = Не можем…
task-button-decline = Отказаться
task-button-cancel = Отменить задачу
task-button-delegate = Передать коллеге
task-button-reassign = Другой исполнитель
task-button-consent = ✅ Беру
task-button-refuse = Не могу
task-button-agree = ✅ Согласен
task-button-disagree = Оставить срок
task-button-ask-move = Попросить перенос
task-button-move = Перенести срок
task-button-snooze = ⏰ Напомнить позже
task-button-observers = Наблюдатели
task-button-items = ☑ Чек-лист
task-button-file = 📎 Файл
task-button-history = История

# -- перед действием
task-ask-submit = Что сделано? Напишите пару слов или пришлите файл. Можно сдать и без комментария.
task-ask-return = Что доработать? Исполнитель увидит ваш комментарий.
task-ask-decline = Почему не получится взять задачу? Постановщик прочтёт.
task-ask-cannot = Почему не получится? Выберите причину или напишите свою: её прочтёт HR и решит, что делать.
task-ask-items = Напишите шаги, каждый с новой строки.
task-ask-file = Пришлите файл или фото.
task-ask-move = Новый срок?
task-ask-ask-move = До какого дня попросить перенос?
task-ask-move-reason = Почему нужен перенос? Напишите одной строкой.
task-submit-plain = ✅ Сдать без комментария
task-who-delegate = Кому предложить? Задача останется вашей, пока коллега не согласится.
task-who-reassign = Кто будет исполнителем?
task-who-observers = Кто ещё следит за задачей? Нажмите на имя.
task-when-ask-move = До какого времени попросить? Можно написать словами, тогда спрошу и причину.
task-when-move = Какой срок поставить? Можно написать словами: «пт 18:00».
task-snooze-ask = Через сколько напомнить? Срок не изменится.
task-snooze-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
task-mark-ask = Как сделано? 1 — плохо, 5 — отлично.
task-mark-pays = Оценка изменит и баллы: 5 — полностью, 4 — четыре пятых и так далее.

# -- после действия
task-snoozed-toast = Напомню: { $moment }
task-undone = Отменено
task-changed-meanwhile = Задача изменилась, пока вы писали. Ваши слова не применены.
task-delegation-asked = Спросили коллегу. Пока задача ваша
task-delegation-refused = Задача осталась у коллеги
task-move-agreed = Срок перенесён
task-move-kept = Срок остался прежним

# -- история
task-history-title = 🕓 История: <b>{ $title }</b>
task-event = { $at } · { $who }: { $what }
task-event-note = «{ $note }»
task-moved = Срок: { $before } → { $after }
task-moved-late = Срок: { $before } → { $after }. Согласовано после срока, поэтому опоздание остаётся
task-did-set = поставлена
task-did-edited = изменена
task-did-taken = взята в работу
task-did-submitted = сдана
task-did-accepted = принята
task-did-accepted-itself = принята без ответа
task-did-returned = возвращена
task-did-declined = отказ
task-did-cancelled = отменена
task-did-reassigned = другой исполнитель
task-did-delegation-asked = предложена коллеге
task-did-delegated = взята у коллеги
task-did-delegation-refused = коллега не может взять
task-did-move-asked = просьба о переносе
task-did-move-agreed = перенос согласован
task-did-move-refused = в переносе отказано
task-did-moved = срок перенесён
task-did-observed = наблюдатели изменены
task-did-file-added = файл добавлен
task-did-undone = действие отменено

# -- уведомления
task-notice-set = ✅ Новая задача. Постановщик: { $name }
task-notice-event = { $who }: { $what }
task-told-set = новая задача
task-told-edited = задача изменена
task-told-taken = задача в работе
task-told-submitted = задача сдана, можно проверить
task-told-accepted = задача принята
task-told-accepted-itself = задача принята сама, ответа не было пять рабочих дней
task-told-returned = задача вернулась на доработку
task-told-declined = исполнитель отказывается от задачи
task-told-cancelled = задача отменена
task-told-reassigned = задачу делает другой исполнитель
task-told-delegation-asked = вам предлагают задачу
task-told-delegated = задачу взял на себя другой коллега
task-told-delegation-refused = коллега не может взять задачу
task-told-move-asked = просьба перенести срок
task-told-move-agreed = срок перенесён
task-told-move-refused = срок остаётся прежним
task-told-moved = у задачи новый срок
task-told-observed = вы теперь наблюдаете за задачей
task-told-file-added = к задаче добавлен файл
task-told-undone = последнее действие отменено

# -- напоминания
task-reminder-fact-title = <b>{ $title }</b>
task-reminder-fact-passed = Прошло: { $passed }
task-reminder-day-before = ⏳ Завтра срок задачи
task-reminder-hours-before = 🔥 Два часа до срока
task-reminder-due = 🔴 Время вышло, задача не сдана
task-reminder-still-late = 🔴 Задача просрочена
task-reminder-late-creator = 🔴 Задача, которую вы поставили, просрочена
task-reminder-late-manager = 🔴 Задача просрочена, исполнитель и постановщик молчат
task-reminder-review = 👀 Работа сдана и ждёт вашего ответа
task-reminder-review-manager = 👀 Работа сдана, постановщик не отвечает
task-reminder-accepts-itself = ✅ Ответа не было, задача принята сама
task-reminder-snoozed = ⏰ Вы просили напомнить

# -- списки
tasks-title = ✅ <b>{ $scope }</b>
tasks-scope-mine = Мои задачи
tasks-scope-set = Поставил я
tasks-scope-team = Мой отдел
tasks-summary = Открыто: { $count }, ждут проверки: { $review }
tasks-burning = 🔥 Горит: { $count }
tasks-filter-open = Все
tasks-filter-burning = 🔥
tasks-filter-review = 👀
tasks-filter-done = ✅
tasks-empty-open = Открытых задач нет.
tasks-empty-burning = Ничего не горит.
tasks-empty-review = На проверке ничего нет.
tasks-empty-done = За последние 30 дней ничего не принято.
tasks-empty-hint = Поставить задачу можно одной строкой: <code>/task Подготовить оффер @anna пт 18:00</code>. Или перешлите сюда любое сообщение.
tasks-button-new = ➕ Поставить задачу
tasks-button-board = Доска отдела
tasks-button-repeats = 🔁 Повторы
tasks-button-figures = 📊 Показатели
task-short-review = на проверке
task-short-late = опоздание { $late }
task-short-burning = ещё { $left }

# -- доска
board-title = 📋 Доска отдела <b>{ $name }</b>
board-own = 📋 Доска моих людей
board-empty = В отделе пока никого нет.
board-line = <b>{ $name }</b>: { $facts }
board-late = 🔴 просрочено { $count }
board-burning = 🔥 горит { $count }
board-review = 👀 проверить { $count }
board-open = открыто { $count }
board-done = ✅ за неделю { $count }

# -- повторы
recurrences-title = 🔁 <b>Повторяющиеся задачи</b>
recurrences-empty = Пока ничего не повторяется. Пример: <code>/task Отчёт каждый понедельник в 10:00 @anna</code>
recurrence-line = <b>{ $title }</b>, { $who }: { $rhythm }. Следующая: { $day }
recurrence-stop = Больше не повторять: { $title }
recurrence-stopped = Больше не повторяется

# -- постановка
task-draft-title = ✅ <b>Новая задача</b>
task-draft-ask-title = ✅ <b>Новая задача</b>

    Напишите одной строкой, что сделать, кому и к какому сроку: <code>Подготовить оффер @anna пт 18:00 +50 #найм</code>
task-draft-set = ✅ Поставить
task-draft-dropped = Черновик задачи удалён
task-draft-no-points = Без баллов
task-draft-namesakes = Кто именно «{ $name }»?
task-draft-unknown = Имя «{ $name }» не нашлось среди коллег. Кто исполнитель?
task-field-title = Что сделать
task-field-who = Исполнитель
task-field-due = Срок
task-field-points = Баллы
task-field-items = Чек-лист
task-field-observers = Наблюдатели
task-field-about = Подробности
task-draft-ask-who = Кто исполнитель? Нажмите на имя или напишите его. Если исполнителей несколько, у каждого будет своя задача.
task-draft-ask-due = К какому сроку? Нажмите или напишите: «пт 18:00», «через 3 дня».
task-draft-ask-points = Сколько баллов?
task-draft-ask-items = Напишите шаги, каждый с новой строки.
task-draft-ask-observers = Кто ещё следит за задачей?
task-draft-ask-about = Напишите подробности.
task-was-set = { $count ->
    [one] Задача поставлена
    [few] Поставлено { $count } задачи
    [many] Поставлено { $count } задач
   *[other] Поставлено { $count } задачи
}
task-repeats-set = 🔁 Задача будет повторяться
task-echo-title = ✅ <b>{ $title }</b>
task-echo-who = Исполнитель: { $names }
task-echo-items = Шагов в чек-листе: { $count }
task-echo-rhythm = { $rhythm }. Первая: { $day }
task-lacks-title = что сделать
task-lacks-who = кто исполнитель
task-lacks-due = к какому сроку
task-lacks-points = сколько баллов
task-lacks-items = чек-лист
task-lacks-observers = кто наблюдает
task-lacks-about = подробности
task-group-unfinished = Почти готово. Осталось уточнить: { $what }.
task-usage = Задача ставится одной строкой: <code>/task Подготовить оффер @anna пт 18:00</code>. Или ответьте командой /task на нужное сообщение.

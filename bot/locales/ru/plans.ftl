# Планы: кто приходит, уходит, переходит.

plan-kind-onboarding = Адаптация
plan-kind-leaving = Увольнение
plan-kind-moving = Перевод
plan-department-it = ит, айти, ит-отдел, отдел ит, информационные технологии, сисадмины, техподдержка
plan-department-security = безопасность, сб, служба безопасности, охрана, отдел безопасности
plan-department-office = ахо, офис, административный отдел, хозяйственный отдел

plan-task-papers = Подготовить кадровые документы
plan-how-papers = Трудовой договор, приказ о приёме, согласие на обработку персональных данных, список документов для первого дня.
plan-task-computer = Подготовить компьютер
plan-how-computer = Рабочее место в сети, учётная запись, почта, доступ к общим папкам. Проверьте вход под новой учётной записью.
plan-task-workplace = Подготовить рабочее место
plan-how-workplace = Стол, кресло, канцелярия, место в плане офиса.
plan-task-pass = Оформить пропуск
plan-how-pass = Пропуск должен работать с утра первого дня.
plan-task-buddy = Назначить наставника
plan-how-buddy = Выберите наставника кнопкой в карточке плана и предупредите коллегу.
plan-task-contract = Подписать трудовой договор
plan-how-contract = Договор подписывается не позднее трёх рабочих дней со дня начала работы (статья 67 Трудового кодекса).
plan-task-briefing = Провести инструктаж по безопасности
plan-how-briefing = Вводный инструктаж проводится до начала самостоятельной работы, с записью в журнале.
plan-task-access = Открыть доступ к текущим задачам
plan-how-access = Трекер, репозитории, общие документы; расскажите о целях на первую неделю.
plan-task-tour = Познакомить с командой и офисом
plan-how-tour = Обед, кухня, переговорные, кто за что отвечает.
plan-task-acquaint = Познакомиться с правилами компании
plan-how-acquaint = Прочитайте внутренние правила и задайте вопросы HR.
plan-task-week = Встреча по итогам первой недели
plan-how-week = Что получается, чего не хватает. Запишите главное в двух-трёх предложениях.
plan-task-month = Встреча по итогам первого месяца
plan-how-month = Сверьте ожидания и цели. Запишите главное в двух-трёх предложениях.
plan-task-probation = Подвести итог испытательного срока
plan-how-probation = Запишите вывод. Если испытание не пройдено, письменное предупреждение вручается не позднее чем за три дня (статья 71 Трудового кодекса).
plan-task-leave-handover = Передать дела
plan-how-leave-handover = Список текущих задач, доступов и договорённостей, кому что передано.
plan-task-leave-talk = Провести прощальную беседу
plan-how-leave-talk = Причина ухода и что стоит изменить. Запишите главное.
plan-task-leave-laptop = Принять ноутбук и технику
plan-how-leave-laptop = Сверьте комплект по описи.
plan-task-leave-access = Закрыть доступы
plan-how-leave-access = Почта, учётные записи, общие ключи, рассылки.
plan-task-leave-pass = Забрать пропуск
plan-how-leave-pass = Пропуск и ключи сдаются в последний рабочий день.
plan-task-leave-papers = Подготовить документы об увольнении
plan-how-leave-papers = Приказ, расчёт и сведения о трудовой деятельности выдаются в последний рабочий день (статья 84.1 Трудового кодекса).
plan-task-move-papers = Подготовить документы о переводе
plan-how-move-papers = Дополнительное соглашение и приказ.
plan-task-move-handover = Передать дела прежнему отделу
plan-how-move-handover = Кому что передано и до какого числа можно обращаться с вопросами.
plan-task-move-access = Сменить доступы
plan-how-move-access = Закройте лишнее, откройте нужное новому отделу.
plan-task-move-tasks = Открыть задачи нового отдела
plan-how-move-tasks = Цели на первую неделю и доступ к общим материалам.
plan-task-move-buddy = Назначить помощника в новом отделе
plan-how-move-buddy = К кому обращаться с вопросами в первые недели.
plan-task-move-week = Встреча через неделю после перевода
plan-how-move-week = Что получается, чего не хватает. Запишите главное.

# Экраны

plans-title = 🧭 <b>Планы</b>: адаптация, увольнения, переводы
plans-empty = 🧭 <b>Планы</b>
    Здесь видно, кто выходит, кто что готовит и где горит. Начните с первого новичка: понадобятся имя и дата выхода.
plans-button = 🧭 Планы
plans-new = ➕ Новичок
plans-begun = { $count ->
    [one] Начат { $count } план
    [few] Начато { $count } плана
    [many] Начато { $count } планов
   *[other] Начато { $count } плана
}
plan-sign-onboarding = 🧭
plan-sign-leaving = 👋
plan-sign-moving = 🔀
plan-title = 🧭 <b>{ $kind }: { $name }</b>
plan-day = { $kind ->
    [leaving] Последний день: { $day }
    [moving] День перевода: { $day }
   *[other] Первый день: { $day }
}
plan-first-day = Сначала было: { $day }
plan-state-active = идёт
plan-state-frozen = ⏸ План приостановлен: человек не вышел
plan-state-done = План выполнен
plan-state-cancelled = План отменён
plan-came = ✅ Вышел на работу
plan-progress = Сделано { $done } из { $count }{ $late ->
    [0] {""}
   *[other] , просрочено: { $late }
}
plan-lead = Руководитель: { $name }
plan-buddy = Наставник: { $name }
plan-probation = Испытательный срок до: { $day }
plan-probation-over = Испытательный срок: { $outcome } ({ $note })
probation-passed = пройден
probation-extended = продлён
probation-failed = не пройден
probation-button-passed = ✅ Пройден
probation-button-extended = Продлить
probation-button-failed = Не пройден
probation-ask-day = { $name }: до какого дня по соглашению продлён испытательный срок? Трудовой кодекс допускает три месяца, для руководителей шесть (статья 70).
probation-ask-reasons = { $name }: почему испытание не пройдено? Эти причины войдут в письменное предупреждение, его вручают не позднее чем за три дня (статья 71 Трудового кодекса).
plan-line = { $sign } <b>{ $title }</b> · { $due }
plan-line-overdue = просрочено
plan-line-late = опоздание { $late }
plan-line-waits = ждёт: { $title }
plan-line-notice = узнали поздно, в срыв не идёт
plan-nobody-yet = никто не взял, отвечает { $who }
plan-no-department = отдел не задан
plan-person = 👤 Профиль
plan-open = Открыть план
plan-button-move = 📅 Перенести дату
plan-button-buddy = 🤝 Наставник
plan-button-ask = 💬 Спросить HR
plan-button-cancel = Отменить план
plan-button-begin = ✅ Начать
plan-button-move-now = ✅ Перенести
plan-came-yes = ✅ Вышел
plan-came-no = Не вышел
plan-ask-came = 🧭 <b>{ $name }</b>: сегодня первый день. Человек на месте?
plan-ask-cancel = { $name }: отменить план? Открытые задачи ({ $count }) будут отменены, исполнители узнают об этом. История останется.
plan-ask-new = Кто выходит и когда? Строка на человека: имя, должность, отдел, дата.
    Например: <code>Иван Петров, дизайнер, Маркетинг, 11.01.2027</code>
    Можно прислать сразу несколько строк.
plan-ask-department = В каком отделе работать новичку?
plan-preview = Шаблон «{ $template }», { $count ->
    [one] { $count } задача
    [few] { $count } задачи
    [many] { $count } задач
   *[other] { $count } задачи
}
plan-preview-late = ❗️ Срок уже прошёл: { $count }. Эти задачи получат пометку «узнали поздно» и в срыв не пойдут.
plan-draft-hint = Другая дата? Просто напишите её.
plan-several = 🧭 <b>{ $kind }: { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}</b>
plan-one = • { $name }, { $day }
plan-answers = { $role }: { $name }
plan-found-above = выше по иерархии
plan-found-hr = руководителя нет, отвечает HR
plan-doer-department = Отдел
plan-doer-lead = Руководитель
plan-doer-buddy = Наставник
plan-doer-hr = HR
plan-doer-person = Сотрудник
plan-doer-newcomer = Сам сотрудник
plan-ask-day = { $name }: сейчас { $day }. На какой день перенести?
plan-move = 📅 <b>{ $name }</b>: { $old } → { $new }
plan-move-moves = Сдвинется задач: { $count }
plan-move-late = Уже опоздали: { $count }. Опоздание останется.
plan-move-by-hand = Со сроком, заданным вручную: { $count }. Эти останутся на месте.
plan-ask-buddy = { $name }: кто наставник?
plan-ask-question = Напишите вопрос, HR ответит.
plan-question-sent = Вопрос передан HR.
plan-assigned = 🧭 { $count ->
    [one] Новая задача плана
    [few] Новые задачи планов: { $count }
    [many] Новые задачи планов: { $count }
   *[other] Новые задачи планов: { $count }
}
plan-assigned-line = • <b>{ $title }</b>, { $name } · { $due }
plan-ready = 🟢 <b>{ $title }</b> · { $name }: сделано. { $count ->
    [one] Можно начинать вашу задачу:
    [few] Можно начинать ваши задачи:
    [many] Можно начинать ваши задачи:
   *[other] Можно начинать ваши задачи:
}
plan-ready-line = • <b>{ $title }</b> · { $due }
plan-told-moved = 📅 <b>{ $name }</b>: дата теперь { $day }. Сдвинулось ваших задач: { $count }.
plan-told-cancelled = <b>{ $name }</b>: план отменён. Ваших задач отменено: { $count }.
plan-told-done = ✅ <b>{ $name }</b>: план выполнен, все задачи закрыты.
plan-told-no-show = ❗️ <b>{ $name }</b>: человек не вышел. Задачи первого дня и следующих дней ждут. Перенесите дату или отмените план.
plan-told-passed = ✅ <b>{ $name }</b>: испытательный срок пройден.
plan-told-extended = <b>{ $name }</b>: испытательный срок продлён по соглашению.
plan-told-failed = ❗️ <b>{ $name }</b>: испытание не пройдено. Сегодня нужно вручить письменное предупреждение, увольнение не раньше чем через три дня (статья 71 Трудового кодекса).
plan-told-asked = 💬 <b>{ $name }</b> спрашивает: { $text }
plan-welcome = 👋 <b>Добро пожаловать, { $name }!</b>
    Первый день: { $day }. Здесь будут ваши задачи и люди, к которым можно обратиться.
plan-welcome-tasks = <b>Ваши задачи</b>
plan-why-day-before = Срок на следующий рабочий день
plan-why-due-day = Срок сегодня
plan-why-late = 🔥 Срок прошёл
plan-why-late-hr = 🔥 Отдел опаздывает
plan-why-late-above = 🔥 Задача всё ещё не сделана
plan-reminder = 🧭 <b>{ $title }</b> · { $name }
plan-reminder-whose = { $department }, отвечает { $name }
plan-probation-soon = 🧭 <b>{ $name }</b>: испытательный срок заканчивается { $day }, осталось дней: { $days }. Чем закончить? Если испытание не пройдено, предупредить письменно нужно не позднее чем за три дня.
plan-chat-take = Взять: { $title }
plan-chat-done = Готово: { $title }
plan-invite = 🎟 Ссылка и QR новичку
plan-follow = 📌 Следить
plan-followed = План появится отдельным сообщением и будет обновляться сам
plan-unfollow = Не следить
plan-unfollowed = Сообщение больше не обновляется.
plan-kept-current = <i>Обновляется само.</i>
plan-not-yours = 🧭 Этот план теперь ведёт другой человек.
plan-chat-cannot = 🚫 Не можем…
plan-ask-cannot = 🚫 <b>{ $name }</b>: какую задачу не получается сделать? Причину прочтёт HR.
plan-nothing-open = <b>{ $name }</b>: открытых задач вашего отдела нет.
why-not-supplies = Нет техники или доступа
why-not-others = Ждём другой отдел
why-not-time = Не успеваем к сроку
why-not-unclear = Непонятно, что нужно
why-not-not-ours = Это не наша задача
plan-ping = 🧭 <b>Задачи отдела</b>: { $count }
plan-ping-name = { $name }
plan-toast-taken = Задача ваша
plan-toast-done = Сдано, спасибо
plan-toast-others = Задачу уже взяли: { $name }
plan-toast-closed = Эта задача уже сдана
plan-toast-evidence = Покажите результат: ответьте на сообщение бота
plan-ask-evidence = 📎 { $name }, { $title }
    { $wanted ->
        [file] Пришлите фото или файл ответом на это сообщение, тогда задача будет сдана.
       *[other] Напишите коротко, что сделано, ответом на это сообщение, тогда задача будет сдана.
    }
plan-in-private = 💬 Сдать лично
plan-handed-in = ✅ <b>{ $title }</b>: сдано, { $name }
plan-evidence-not-yours = Эту задачу ведёт другой человек.
command-onboard = Начать план новичка
command-onboarding = Новички и кто сорвал сроки
today-sign-plan-unanswered = 🧭
today-plan-unanswered = первый день { $day }, человек на месте?

# Кто сорвал сроки

plans-report = 📊 Кто сорвал сроки
schedule-title = 📊 <b>Сроки планов</b>: { $month }
schedule-empty = В этом месяце ещё нечего судить: сроков не было.
schedule-nobody = Без отдела
schedule-department = <b>{ $name }</b>: в срок { $share }
schedule-counts = В срок { $on_time } из { $judged }, своих опозданий { $own }, из-за других { $blocked }
schedule-median = Медиана своего опоздания: { $late }
schedule-open = 🔥 Просрочено и открыто: { $count }
schedule-left-out = Не в счёт (узнали поздно или извинено): { $count }
schedule-earlier = ‹ Раньше
schedule-later = Позже ›
schedule-cases = 📊 <b>{ $name }</b>: { $month }
schedule-no-cases = Опозданий нет.
schedule-case = <b>{ $title }</b> · { $name } · { $who }
schedule-why = Причина: { $why }
schedule-said = Отдел: { $text }
schedule-dispute = Не наша вина
schedule-excuse = ✅ Извинить
schedule-refuse = Оставить
schedule-excused = Опоздание извинено
schedule-refused = Опоздание остаётся
schedule-ask-why = Почему опоздание не по вине отдела? Напишите, решение примет HR.
schedule-asked = HR рассмотрит и решит.
schedule-disputed = ⚖️ <b>{ $title }</b> · { $name }
    { $by }: «{ $text }»
    Извинить опоздание?
verdict-on-time = в срок
verdict-own = своя задержка
verdict-blocked = ждали других
verdict-notice = узнали поздно
verdict-excused = извинено HR
verdict-whose = ждали: { $culprit }, «{ $title }»

plan-begin-onboarding = 🧭 План адаптации
plan-begin-moving = 🧭 План перевода
plan-begin-leaving = 🧭 План увольнения

schedule-sheet-departments = Отделы
schedule-sheet-tasks = Задачи
schedule-column-department = Отдел
schedule-column-judged = Оценено задач
schedule-column-on-time = В срок
schedule-column-share = Доля в срок
schedule-column-own = Своя задержка
schedule-column-blocked = Задержали другие
schedule-column-median = Медиана задержки, ч
schedule-column-open = Просрочено сейчас
schedule-column-left-out = Не считается
schedule-column-task = Задача
schedule-column-newcomer = Новичок
schedule-column-who = Исполнитель
schedule-column-first = Первый срок
schedule-column-due = Срок
schedule-column-done = Сделано
schedule-column-late = Опоздание, ч
schedule-column-why = Причина
schedule-column-whose = Чья задержка

week-title = 🧭 <b>Адаптация за неделю</b>, { $since } – { $until }
week-coming = { $count ->
    [one] 🗓 На этой неделе выходит { $count } новичок
    [few] 🗓 На этой неделе выходят { $count } новичка
    [many] 🗓 На этой неделе выходят { $count } новичков
   *[other] 🗓 На этой неделе выходят { $count } новичка
}
week-open = 📊 Отчёт за месяц

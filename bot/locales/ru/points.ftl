# Баллы: журнал, вопросы о строках, рейтинг, объявления в группах, правила.

points-title = ⭐ <b>Баллы: { $balance }</b>
points-title-of = ⭐ <b>{ $name }</b>, баллы: <b>{ $balance }</b>
points-season = За { $season }: <b>{ $earned }</b>
points-lifetime = За всё время: { $earned }
points-reserved = Отложено на награды: { $reserved }
points-debt = { $debt ->
    [one] ⚠️ Долг { $debt } балл: баллы были потрачены раньше, чем отменено начисление ({ $line }). Новые баллы сначала закроют долг, потом магазин наград снова откроется.
    [few] ⚠️ Долг { $debt } балла: баллы были потрачены раньше, чем отменено начисление ({ $line }). Новые баллы сначала закроют долг, потом магазин наград снова откроется.
    [many] ⚠️ Долг { $debt } баллов: баллы были потрачены раньше, чем отменено начисление ({ $line }). Новые баллы сначала закроют долг, потом магазин наград снова откроется.
   *[other] ⚠️ Долг { $debt } балла: баллы были потрачены раньше, чем отменено начисление ({ $line }). Новые баллы сначала закроют долг, потом магазин наград снова откроется.
}
points-empty = Здесь появится каждый балл и откуда он взялся. Баллы приходят за принятые задачи: в срок полностью, с опозданием меньше.
points-hint = Нажмите на строку, чтобы увидеть, как получилось это число.
points-button-top = 🏆 Рейтинг
points-button-rewards = 🎁 Награды
points-button-correct = ✏️ Корректировка
points-button-rules = ⚙️ Правила
points-button-appeals = ❓ Вопросы о баллах ({ $count })
points-button-mine = ⭐ Мои баллы
points-button-line = 🔎 Как получилось
points-button-ask = ❓ Спросить об этой строке
points-button-asked = ❓ Мой вопрос и ответ
points-button-correct-line = ✏️ Исправить

points-kind-award = начисление
points-kind-reversal = сторно
points-kind-correction = корректировка
points-kind-reserve = обмен на награду
points-kind-refund = возврат
points-line-task-gone = задача удалена
points-line-reversal = сторно: { $title }
points-line-correction = корректировка
points-line-reserve = награда
points-line-refund = возврат: { $title }
points-line-title = ⭐ <b>{ $amount }</b> · { $kind }
points-line-owner = Чьи баллы: { $name }
points-line-when = { $when } · { $author }
points-line-when-alone = { $when } · автоматически
points-reason = Причина: { $reason }
points-related = Связанные строки ниже.
points-balance-after = Баланс после этой строки: <b>{ $balance }</b>
points-asked = Вопрос: { $state }
points-asked-answer = Вопрос: { $state }. Ответ: { $answer }

points-step-promised = За задачу: { $points }
points-step-no-deadline = Без срока: полностью
points-step-in-time = Сдано в срок ({ $due }): полностью
points-step-late = Опоздание { $late }: { $share } %
points-step-dates = Срок { $due }, сдано { $submitted }
points-step-mark = Оценка { $mark } из 5: { $percent } %
points-step-already = Уже начислено раньше: { $already }
points-step-sum = <b>{ $sum }</b>

correct-who = ✏️ Чьи баллы исправить? Напишите имя и фамилию.
correct-how = ✏️ <b>{ $name }</b>, сейчас баллов: { $balance }. На сколько исправить и почему?
correct-about = О строке: { $amount }, { $name }. Она останется в журнале, рядом появится исправление.
correct-example = Напишите одной строкой, например: <code>+20 помощь на выставке</code> или <code>-10 начислено дважды</code>

points-balance = Баланс: <b>{ $balance }</b>
points-news-award = ⭐ <b>{ $amount }</b> за принятую задачу: { $title }
points-news-reversal = ↩︎ <b>{ $amount }</b>: приёмка отменена, баллы за задачу сняты: { $title }
points-news-correction = ✏️ <b>{ $amount }</b>: { $reason } · { $author }
points-news-debt = { $debt ->
    [one] ⚠️ Теперь долг { $debt } балл: эти баллы уже потрачены. Следующие начисления закроют его.
    [few] ⚠️ Теперь долг { $debt } балла: эти баллы уже потрачены. Следующие начисления закроют его.
    [many] ⚠️ Теперь долг { $debt } баллов: эти баллы уже потрачены. Следующие начисления закроют его.
   *[other] ⚠️ Теперь долг { $debt } балла: эти баллы уже потрачены. Следующие начисления закроют его.
}

appeal-ask = ❓ Что не так со строкой: { $amount }, { $name }?
appeal-ask-hint = Напишите одним сообщением. Сначала ответит руководитель, если ответ не устроит, можно обратиться в HR.
appeal-title = ❓ <b>Вопрос о баллах</b>: { $name }, { $when }
appeal-title-mine = ❓ <b>Ваш вопрос о баллах</b>
appeal-about = Строка: { $amount }, { $name }
appeal-quote = <blockquote>{ $text }</blockquote>
appeal-with-manager = ⏳ Ответит руководитель: { $name }
appeal-with-hr = ⏳ Ответит HR
appeal-was-upheld = ✅ Исправлено на { $amount } · { $name }
appeal-was-refused = ✖️ Оставлено как есть · { $name }
appeal-escalate = Обратиться в HR
appeal-give = { $points ->
    [one] ✅ Вернуть { $points } балл
    [few] ✅ Вернуть { $points } балла
    [many] ✅ Вернуть { $points } баллов
   *[other] ✅ Вернуть { $points } балла
}
appeal-give-other = Другая сумма
appeal-refuse = Оставить как есть
appeal-how-many = Сколько баллов вернуть? { $name } увидит ответ. Не больше { $most }, например: <code>30 работали вдвоём</code>
appeal-why-not = Почему строка остаётся как есть? { $name } прочитает ответ.
appeal-toast-upheld = Исправлено
appeal-open = ❓ Открыть вопрос
appeal-reminder = ❓ Вопрос о баллах без ответа: { $name }, { $when }. Отвечает { $manager }, но и вы можете ответить.
appeal-state-manager = у руководителя
appeal-state-hr = в HR
appeal-state-upheld = исправлено
appeal-state-refused = оставлено как есть
appeals-title = { $count ->
    [one] ❓ <b>{ $count } вопрос о баллах</b>
    [few] ❓ <b>{ $count } вопроса о баллах</b>
    [many] ❓ <b>{ $count } вопросов о баллах</b>
   *[other] ❓ <b>{ $count } вопроса о баллах</b>
}
appeals-row = { $name } · { $when }
appeals-empty = ❓ Вопросов о баллах нет. Если кому-то что-то неясно, вопрос появится здесь.

season-quarter = { $quarter }-й квартал { $year }
season-kind-month = месяц
season-kind-quarter = квартал
top-title = 🏆 <b>Рейтинг: { $when }</b> · { $where }
top-company = вся компания
top-all-time = за всё время
top-row = { $place } { $name } · <b>{ $earned }</b>
top-row-mine = { $place } <b>{ $name } · { $earned }</b> ← вы
top-empty-season = В этом сезоне баллов ещё нет ни у кого. Первые появятся с первой принятой задачей.
top-empty = Баллов ещё нет ни у кого. Первые появятся с первой принятой задачей.
top-mine = Ваше место: { $place }, баллов: { $earned }. До места { $next } не хватает: { $missing }.
top-first = Ваше место: первое, баллов: { $earned }.
top-not-yet = { $missing ->
    [one] Вас в рейтинге пока нет, до него { $missing } балл.
    [few] Вас в рейтинге пока нет, до него { $missing } балла.
    [many] Вас в рейтинге пока нет, до него { $missing } баллов.
   *[other] Вас в рейтинге пока нет, до него { $missing } балла.
}
top-teams-title = 🏆 <b>Отделы: { $when }</b>
top-team = { $people ->
    [one] { $place } { $name } · <b>{ $average }</b> на человека · { $people } сотрудник
    [few] { $place } { $name } · <b>{ $average }</b> на человека · { $people } сотрудника
    [many] { $place } { $name } · <b>{ $average }</b> на человека · { $people } сотрудников
   *[other] { $place } { $name } · <b>{ $average }</b> на человека · { $people } сотрудника
}
top-teams-hint = Отделы сравниваются по баллам на человека, поэтому размер не даёт форы.
top-teams-empty = Сравнивать пока нечего: нужны отделы хотя бы из двух человек, где уже есть баллы.
top-span-season = Сезон
top-span-all-time = Всё время
top-chip-company = Компания
top-chip-department = Мой отдел
top-chip-teams = Отделы
top-button-points = ⭐ Мои баллы
top-button-private = Моё место

board-day = ⭐ <b>Баллы за { $when }</b>
board-day-of = ⭐ <b>Баллы за { $when }</b> · { $department }
board-row = { $count ->
    [one] { $name } · <b>+{ $earned }</b>
    [few] { $name } · <b>+{ $earned }</b> ({ $count } задачи)
    [many] { $name } · <b>+{ $earned }</b> ({ $count } задач)
   *[other] { $name } · <b>+{ $earned }</b> ({ $count } задачи)
}
board-more = И ещё: { $count }
board-nothing = Сегодня новых баллов пока нет.
board-unbound = ⭐ Здесь можно объявлять, кто сколько баллов получил. О ком говорить в этой группе?
board-bound = ⭐ В этой группе объявляются баллы: <b>{ $whom }</b>
board-now = Сейчас: { $mode }
board-whole-company = Вся компания
board-mode-instant = Сразу
board-mode-digest = Раз в день
board-mode-off = Выключено
board-meaning-instant = сразу, одним сообщением за день, оно обновляется. В тихие часы ничего не приходит.
board-meaning-digest = раз в день одним сообщением
board-meaning-off = ничего не приходит
board-only-in-groups = Добавьте бота в группу отдела или компании и наберите там /board: там и настраивается, что о баллах узнаёт группа.

rules-title = ⚙️ <b>Правила баллов</b>
rules-hint = Новое правило действует с этой минуты, прежние начисления не меняются.
rule-button = { $name }: { $value }
rule-title = ⚙️ <b>{ $name }</b>: { $value }
rule-no-limit = без ограничений
rule-on = да
rule-off = нет
rule-hours = { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
    [many] { $hours } часов
   *[other] { $hours } часа
}
rule-name-task-points = Баллы за задачу
rule-name-onboarding-points = За шаг адаптации
rule-name-most-per-task = Не больше за задачу
rule-name-monthly-budget = Бюджет в месяц
rule-name-late-share = За опоздание
rule-name-late-hours = Опоздание до
rule-name-marks = Оценка влияет
rule-name-season = Сезон
rule-name-digest-hour = Сводка в группах
rule-hint-task-points = Столько баллов предлагается за обычную задачу, если ничего не сказано. Можно написать своё число.
rule-hint-onboarding-points = Столько баллов предлагается за задачу из плана адаптации. Можно написать своё число.
rule-hint-most-per-task = Больше за одну задачу обещать нельзя. Можно написать своё число.
rule-hint-monthly-budget = Сколько баллов один постановщик может обещать другим за месяц. Можно написать своё число.
rule-hint-late-share = Какая доля баллов остаётся, если опоздание не больше указанного. Можно написать своё число процентов.
rule-hint-late-hours = До какого опоздания остаётся эта доля, дальше баллов нет. Можно написать своё число часов.
rule-hint-marks = Если да, оценка от 1 до 5 при приёмке уменьшает баллы. «Принято» одним нажатием всегда платит полностью.
rule-hint-season = За какое время считается рейтинг.
rule-hint-digest-hour = Во сколько по времени компании приходит сводка в группы. Можно написать час от 9 до 20.

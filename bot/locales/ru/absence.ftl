# Отсутствия: кого нет, до какого дня, кто замещает.

away-title = 🌴 <b>Кого нет на месте</b>
away-nobody = В ближайшие восемь недель все на месте. Уходите в отпуск? Скажите об этом одной строкой.
away-week = <b>{ $week }</b>
away-this-week = Эта неделя
away-week-of = Неделя с { $day }
away-row = { $name }: { $first } – { $last }
away-row-deputy = { $name }: { $first } – { $last }, замещает { $deputy }
away-mine = 🌴 Моё отсутствие с { $day }
away-button-say = Меня не будет
away-button-calendar = 🌴 Кого нет
away-ask = 🌴 Когда вас не будет и кто за вас? Одной строкой:
    <code>отпуск с 1 по 12 января, за меня Петров</code>
    <code>до пятницы, болею</code>
away-card = 🌴 <b>{ $name }</b>
away-card-over = ☑️ <b>{ $name }</b>: снова на месте
away-days = Не на месте: { $first } – { $last }, оба дня включительно
away-kind = Причина: { $kind } (видят только руководитель и кадровая служба)
away-deputy = Замещает: <b>{ $name }</b>
away-no-deputy = Никто не замещает: вопросы и решения подождут
away-deadlines = ⚠️ <b>Сроки в эти дни</b>
away-deadline = { $title }: { $day }
away-you-stand-in = Замещаете вы: напоминания и решения придут вам.
away-button-deputy = 👤 Кто замещает
away-button-change = ✏️ Другие дни
away-button-return = Уже на месте
away-button-drop = Отменить отсутствие
away-ask-deputy = 👤 Кто замещает вас? Ему придут напоминания, вопросы и решения.
away-nobody-stands-in = Никто
away-ends = 🌴 Сегодня последний день отсутствия. Завтра утром пришлю всё, что ждёт вас.
away-ends-deputy = 🌴 Сегодня последний день отсутствия, замещает { $name }. Завтра утром пришлю всё, что ждёт вас.
absence-kind-vacation = отпуск
absence-kind-sick = болезнь
absence-kind-trip = командировка
absence-kind-other = другое

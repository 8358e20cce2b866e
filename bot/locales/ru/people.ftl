# Люди и отделы.

person-position = Должность: { $position }
person-department = Отдел: { $department }
person-roles = Роль: { $roles }
person-title = 👤 <b>{ $name }</b>
person-manager = Руководитель: { $name }
person-leads = Руководит: { $departments }
person-duty = 📌 Дежурный рекрутер
person-responsibilities = Отвечает за: { $text }
person-skills = Навыки: { $text }
person-telegram = Telegram: @{ $username }
person-no-telegram = Пока не в Telegram
person-phone = Телефон: { $phone }
person-email = Почта: { $email }
person-start = Начало работы: { $day }
person-left = Больше не работает
person-left-on = Последний день: { $day }
person-leaving-on = ⏳ Последний день: { $day }
person-coming = 🗓 Ещё не начал(а) работать
person-rehire = ↩︎ Вернуть в компанию
person-rehired = Снова в компании
person-handover = 📦 Дела
person-history = 🕘 История
person-duty-on = 📌 Сделать дежурным
person-duty-off = 📌 Снять с дежурства
person-invite = 🎟 Пригласить в Telegram
person-edit = ✏️ Изменить
person-edit-what = Что изменить?
person-roles-button = 🔑 Роли
person-roles-hint = Нажатие сразу даёт роль или снимает её. Руководитель отдела назначается в карточке отдела.
person-transfer = 🏢 Перевести
person-transfer-hint = В какой отдел? Руководитель и права изменятся вместе с отделом.
person-transferred = Переведено
person-lead-button = 👔 Руководитель
person-lead-hint = Кто руководит? Выберите или напишите имя. Без своего руководителя им будет руководитель отдела.
person-lead-department = Как в отделе
person-leaving = 🚪 Увольнение
person-unlink = 📵 Потерян телефон: отвязать Telegram
person-unlinked = Telegram отвязан
person-history-title = 🕘 <b>{ $name }</b>
person-period = { $since } — { $until }: { $place }
person-period-now = сейчас
person-change = { $when } · { $what } · { $by }
person-verb-added = карточка создана
person-verb-edited = изменены данные
person-verb-roles-changed = изменены роли
person-verb-transferred = перевод
person-verb-duty-changed = дежурство
person-verb-telegram-unlinked = Telegram отвязан
person-verb-joined-by-link = вход по приглашению
person-verb-joined-by-phone = вход по номеру
person-verb-joined-by-request = вход по запросу
person-verb-last-day-set = последний день
person-verb-handed-over = дела переданы
person-verb-handover-undone = передача отменена
person-verb-left = доступ закрыт
person-verb-rehired = возвращение

people-button = 👥 Люди
people-title = 👥 <b>Люди</b>: { $count }
people-title-department = 👥 <b>{ $department }</b>: { $count }
people-missing = { $count ->
    [one] { $count } сотрудник пока не в Telegram
    [few] { $count } сотрудника пока не в Telegram
    [many] { $count } сотрудников пока не в Telegram
   *[other] { $count } сотрудника пока не в Telegram
}
people-hint = Пригласите коллег по ссылке или пришлите таблицу сотрудников.
people-button-invite = ➕ Пригласить
people-button-requests = 🚪 Просят доступ ({ $count })
people-button-invites = 🎟 Приглашения ({ $count })
people-button-invite-all = 🎟 Ссылки для всех ({ $count })
people-button-pick = 👥 Из контактов
people-button-import = 📄 Из таблицы
people-button-former = Бывшие ({ $count })
people-former-title = Больше не работают
people-former-empty = Из компании пока никто не уходил.

profile-name = Имя
profile-position = Должность
profile-phone = Телефон
profile-email = Почта
profile-start-date = Начало работы
profile-skills = Навыки
profile-responsibilities = За что отвечает
profile-ask-name = Напишите имя и фамилию.
profile-ask-position = Напишите должность.
profile-ask-phone = Напишите номер телефона. По нему человек сможет войти в бот, поделившись своим контактом.
profile-ask-email = Напишите почту.
profile-ask-start-date = С какого дня работает? Например: 01.12.2026.
profile-ask-skills = Напишите навыки через запятую.
profile-ask-responsibilities = За что отвечает? Несколько слов, по которым коллеги найдут: пропуска, договоры, ключи от переговорной.
profile-now = Сейчас: <b>{ $value }</b>
profile-dash = Чтобы очистить, пришлите «-».

departments-button = 🏢 Отделы
departments-title = 🏢 <b>Отделы</b>: { $count }
departments-empty = 🏢 Отделов пока нет. Создайте первый, и в него можно будет приглашать людей.
departments-new = ➕ Новый отдел
department-none = Без отдела
department-title = 🏢 <b>{ $name }</b>
department-lead = Руководитель: { $name }
department-no-lead = Руководителя пока нет
department-deputy = Заместитель: { $name }
department-parent = Входит в: { $name }
department-children = Внутри: { $names }
department-people = { $count ->
    [0] Людей пока нет
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
department-chat = Чат: { $title }
department-people-button = 👥 Люди ({ $count })
department-set-lead = 👔 Руководитель
department-set-deputy = Заместитель
department-rename = ✏️ Название
department-describe = За что отвечает
department-move = Куда входит
department-new-below = ➕ Отдел внутри
department-connect = 💬 Подключить группу
department-disconnect = 💬 Отключить группу
department-delete = Удалить отдел
department-deleted = Отдел удалён: { $name }
department-nobody = Никого
department-top = Самостоятельный
department-ask-name = Напишите название отдела.
department-ask-responsibilities = За что отвечает отдел? Несколько слов, по которым его найдут: пропуска, закупки, командировки.
department-ask-lead = Кто руководит? Выберите или напишите имя.
department-ask-deputy = Кто замещает руководителя? Выберите или напишите имя.
department-ask-parent = В какой отдел он входит?
group-hello = 👋 Здравствуйте! Чей это чат? Ответить может руководитель отдела или администратор.
group-is-chat-of = Это чат отдела { $department }
group-bound = 💬 Это чат отдела <b>{ $department }</b>.
group-bound-means = Сюда будут приходить короткие сводки отдела. Личное и кандидаты остаются в личных чатах.
group-ask-lead = 👋 Здравствуйте! Чтобы это стало чатом отдела, руководитель отдела или администратор может подключить группу из карточки отдела: /departments в личном чате со мной.
appointed-lead = 👔 Вы теперь руководите отделом <b>{ $department }</b>.
appointed-deputy = 👔 Вы теперь замещаете руководителя отдела <b>{ $department }</b>.
appointed-open = Открыть отдел
moved-notice = 🏢 Вас перевели.
moved-open = Моя карточка
roles-notice = 🔑 Ваши роли изменились: <b>{ $roles }</b>.

leaving-title = 🚪 <b>Увольнение: { $name }</b>
leaving-ask-day = Какой день последний? Доступ закроется, когда он закончится.
leaving-day = Последний день: <b>{ $day }</b>. Доступ закроется, когда он закончится.
leaving-over = Доступ закрыт.
leaving-passed = 📦 Дела переданы: <b>{ $heir }</b>.
leaving-nothing = За этим человеком ничего не числится.
leaving-holds = За этим человеком числится:
leaving-holds-kind = • { $what }: { $count }
leaving-holds-named = • { $what }: { $count } ({ $titles })
leaving-pass-all = 📦 Передать всё
leaving-pass-kind = { $what } ({ $count }) →
leaving-pass-of = 📦 Передать: { $name }
leaving-stays = Остаётся
leaving-now = Закрыть доступ сейчас
leaving-now-ask = Закрыть доступ прямо сейчас: <b>{ $name }</b>? Бот сразу перестанет отвечать этому человеку.
leaving-now-yes = Закрыть доступ
leaving-ended = Доступ закрыт
leaving-ask-heir = Кому передать всё? Выберите или напишите имя.
leaving-ask-heir-kind = Кому передать: { $what }? Выберите или напишите имя.
leaving-last-day = 🚪 Сегодня последний день: <b>{ $name }</b>. Дела ещё не переданы.
handed-over = 📦 Вам передали дела, прежде их вёл(а) <b>{ $name }</b>:
access-ended = 🚪 Доступ закрыт: <b>{ $name }</b>. Последний день прошёл.
holding-vacancy-owned = вакансии
holding-vacancy-managed = вакансии заказчика
holding-vacancy-team = участие в вакансиях
holding-request-taken = запросы в работе
holding-request-asked = свои запросы
holding-draft = черновики
holding-department-led = руководство отделами
holding-department-deputy = замещение в отделах
holding-people-led = подчинённые
holding-invite = открытые приглашения
holding-duty = дежурство

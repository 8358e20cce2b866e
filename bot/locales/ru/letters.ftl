# Письма кандидатам: список, письмо, что с ним стало; шаблоны.

letter-button = ✉️ Написать
letters-title = ✉️ <b>Письма: { $name }</b>
letters-empty = Писем пока не было.
letters-ask = Какое письмо подготовить?
letter-templates = 📐 Шаблоны
letter-address = Почта: <code>{ $address }</code>
letter-no-address = Почты в карточке нет: текст можно скопировать и отправить в мессенджере.
letter-not-set-up = Отправка почты из бота не настроена: текст можно скопировать.
letter-line = { $state }: { $subject }, { $moment }
letter-title = ✉️ <b>{ $kind }: { $name }</b>
letter-read-title = ✉️ <b>{ $name }</b>
letter-subject-line = Тема: { $subject }
letter-lacks = ❗️ Осталось вписать: { $holes }
letter-copy-hint = Нажмите на текст, чтобы скопировать его.
letter-send = ✅ Отправить на почту
letter-copy = 📋 Скопировать
letter-by-me = ☑️ Отправлено мной
letter-edit-text = ✏️ Текст
letter-edit-subject = ✏️ Тема
letter-in-ru = 🇷🇺 По-русски
letter-in-en = 🇬🇧 По-английски
letter-ask-text = ✍️ Пришлите новый текст целиком. Прежний копируется нажатием:
letter-ask-subject = ✍️ Пришлите новую тему, одной строкой. Сейчас:
letter-what-hole = ✍️ Что вписать: <b>{ $hole }</b>?
letter-queued = ✉️ Письмо уходит: <b>{ $name }</b>, { $address }. Оно и ответ на него останутся в карточке.
letter-logged = ☑️ Записано в карточку: <b>{ $name }</b>. Письмо отправлено не из бота.
letter-gone-already = Письмо уже ушло
letter-said-state = { $state }, { $moment }
letter-why = ❗️ { $why }
letter-author = Кто писал: { $name }
letter-again = 🔁 Отправить ещё раз
letter-reply = ✉️ Ответить
letter-news-answer = 📩 <b>Кандидат ответил: { $name }</b>
letter-news-failed = ⚠️ <b>Письмо не ушло: { $name }</b>

letter-kind-invitation = Приглашение
letter-kind-refusal = Отказ
letter-kind-consent = Запрос согласия
letter-kind-offer = Оффер
letter-kind-question = Вопрос

letter-state-queued = Ждёт отправки
letter-state-sending = Отправляется
letter-state-sent = Отправлено
letter-state-failed = Не ушло
letter-state-unsure = Неизвестно, ушло ли
letter-state-copied = Отправлено не из бота
letter-state-received = Ответ кандидата
letter-sign-queued = ⏳
letter-sign-sending = ⏳
letter-sign-sent = ↗️
letter-sign-failed = ⚠️
letter-sign-unsure = ⚠️
letter-sign-copied = ☑️
letter-sign-received = 📩

letter-problem-not-set-up = Отправка почты из бота не настроена. Скажите об этом тому, кто ведёт бота.
letter-problem-away = Почтовый сервер недоступен: попытки кончились.
letter-problem-login = Почтовый сервер не пускает бота. Скажите об этом тому, кто ведёт бота.
letter-problem-refused = Почтовый сервер не принял письмо. Проверьте адрес кандидата.
letter-problem-address = Такого адреса почта не понимает. Исправьте его в карточке.
letter-problem-returned = Письмо вернулось: почта кандидата его не приняла. Проверьте адрес.
letter-problem-unsure = Связь с сервером оборвалась в последний момент: письмо могло уйти. Второй раз само оно не отправится.

letter-templates-title = 📐 <b>Шаблоны писем: { $language }</b>
    По ним пишет вся команда.
letter-template-title = 📐 <b>Шаблон: { $kind }</b>
letter-holes = Бот подставит или спросит: { $holes }
letter-reset = ↩️ Вернуть исходный
letter-hole-name = имя
letter-hole-vacancy = вакансия
letter-hole-company = компания
letter-hole-author = автор
letter-hole-link = ссылка
letter-hole-pay = оклад
letter-hole-start = выход
letter-hole-until = срок ответа
letter-hole-conditions = условия
letter-hole-time = время
letter-hole-place = место
letter-hole-question = вопрос

letter-subject-invitation = Приглашение на собеседование: [вакансия]
letter-subject-refusal = Ваш отклик: [вакансия]
letter-subject-consent = Согласие на обработку данных
letter-subject-offer = Предложение о работе: [вакансия]
letter-subject-question = Вопрос по вакансии: [вакансия]
letter-text-invitation = Здравствуйте, [имя]!

    Спасибо за интерес к вакансии «[вакансия]». Ваш опыт нам подходит, хотим познакомиться.

    Когда: [время]
    Где: [место]

    Если время не подходит, напишите, когда удобно.

    С уважением, [автор], [компания]
letter-text-refusal = Здравствуйте, [имя]!

    Спасибо, что откликнулись на вакансию «[вакансия]» и нашли для нас время. Сейчас мы продолжим с другими кандидатами.

    Будем рады вернуться к разговору, когда появится подходящая работа. Удачи!

    С уважением, [автор], [компания]
letter-text-consent = Здравствуйте, [имя]!

    Чтобы хранить ваше резюме и рассматривать вас на вакансии, нам нужно ваше согласие на обработку персональных данных. Прочитать текст и ответить можно в Telegram, это одна минута: [ссылка]

    С уважением, [автор], [компания]
letter-text-offer = Здравствуйте, [имя]!

    Рады предложить вам работу: [вакансия].
    Оклад: [оклад]
    Дата выхода: [выход]
    Условия: [условия]

    Ждём вашего ответа до [срок ответа].

    С уважением, [автор], [компания]
letter-text-question = Здравствуйте, [имя]!

    Рассматриваем вас на вакансию «[вакансия]», подскажите, пожалуйста: [вопрос]

    С уважением, [автор], [компания]

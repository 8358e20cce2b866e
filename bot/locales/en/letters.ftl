# Letters to candidates: the list, the letter, what became of it; templates.

letter-button = ✉️ Write
letters-title = ✉️ <b>Letters: { $name }</b>
letters-empty = No letters yet.
letters-ask = Which letter shall it be?
letter-templates = 📐 Templates
letter-address = E-mail: <code>{ $address }</code>
letter-no-address = There is no e-mail on the card: copy the text and send it in a messenger.
letter-not-set-up = Mail from the bot is not set up: copy the text instead.
letter-line = { $state }: { $subject }, { $moment }
letter-title = ✉️ <b>{ $kind }: { $name }</b>
letter-read-title = ✉️ <b>{ $name }</b>
letter-subject-line = Subject: { $subject }
letter-lacks = ❗️ Still to fill in: { $holes }
letter-copy-hint = Tap the text to copy it.
letter-send = ✅ Send by e-mail
letter-copy = 📋 Copy
letter-by-me = ☑️ I have sent it
letter-edit-text = ✏️ Text
letter-edit-subject = ✏️ Subject
letter-in-ru = 🇷🇺 In Russian
letter-in-en = 🇬🇧 In English
letter-ask-text = ✍️ Send the whole new text. A tap copies the present one:
letter-ask-subject = ✍️ Send the new subject in one line. Now:
letter-what-hole = ✍️ What to fill in: <b>{ $hole }</b>?
letter-queued = ✉️ The letter is leaving: <b>{ $name }</b>, { $address }. It stays on the card, and so does any answer.
letter-logged = ☑️ Kept on the card: <b>{ $name }</b>. The letter was not sent by the bot.
letter-gone-already = The letter has left already
letter-said-state = { $state }, { $moment }
letter-why = ❗️ { $why }
letter-author = Written by { $name }
letter-again = 🔁 Send again
letter-reply = ✉️ Reply
letter-news-answer = 📩 <b>The candidate has answered: { $name }</b>
letter-news-failed = ⚠️ <b>The letter did not go: { $name }</b>

letter-kind-invitation = Invitation
letter-kind-refusal = Rejection
letter-kind-consent = Consent request
letter-kind-offer = Offer
letter-kind-question = Question

letter-state-queued = To be sent
letter-state-sending = Being sent
letter-state-sent = Sent
letter-state-failed = Not sent
letter-state-unsure = Perhaps sent
letter-state-copied = Sent from elsewhere
letter-state-received = The candidate's answer
letter-sign-queued = ⏳
letter-sign-sending = ⏳
letter-sign-sent = ↗️
letter-sign-failed = ⚠️
letter-sign-unsure = ⚠️
letter-sign-copied = ☑️
letter-sign-received = 📩

letter-problem-not-set-up = Mail from the bot is not set up. Tell whoever runs the bot.
letter-problem-away = The mail server cannot be reached: no tries are left.
letter-problem-login = The mail server does not let the bot in. Tell whoever runs the bot.
letter-problem-refused = The mail server did not take the letter. Check the candidate's address.
letter-problem-address = That is no address a letter can go to. Correct it on the card.
letter-problem-returned = The letter came back: the candidate's mail did not accept it. Check the address.
letter-problem-unsure = The connection broke at the last moment: the letter may have gone. It will not be sent twice by itself.

letter-templates-title = 📐 <b>Letter templates: { $language }</b>
    The whole team writes by them.
letter-template-title = 📐 <b>Template: { $kind }</b>
letter-holes = The bot fills in or asks for: { $holes }
letter-reset = ↩️ Restore the original
letter-hole-name = name
letter-hole-vacancy = vacancy
letter-hole-company = company
letter-hole-author = author
letter-hole-link = link
letter-hole-pay = salary
letter-hole-start = start date
letter-hole-until = answer by
letter-hole-conditions = terms
letter-hole-time = time
letter-hole-place = place
letter-hole-question = question

letter-subject-invitation = Interview invitation: [vacancy]
letter-subject-refusal = Your application: [vacancy]
letter-subject-consent = Consent to process your data
letter-subject-offer = Job offer: [vacancy]
letter-subject-question = A question about the vacancy: [vacancy]
letter-text-invitation = Hello [name],

    Thank you for your interest in the vacancy “[vacancy]”. Your experience fits, and we would like to meet you.

    When: [time]
    Where: [place]

    If the time does not suit you, tell us when would.

    Kind regards, [author], [company]
letter-text-refusal = Hello [name],

    Thank you for applying for “[vacancy]” and for your time. We will go on with other candidates for now.

    We will be glad to talk again when there is a job that suits you. Good luck!

    Kind regards, [author], [company]
letter-text-consent = Hello [name],

    To keep your resume and consider you for vacancies we need your consent to process your personal data. Reading it and answering takes a minute in Telegram: [link]

    Kind regards, [author], [company]
letter-text-offer = Hello [name],

    We are glad to offer you a job: [vacancy].
    Salary: [salary]
    Start date: [start date]
    Terms: [terms]

    Please let us know by [answer by].

    Kind regards, [author], [company]
letter-text-question = Hello [name],

    We are considering you for “[vacancy]” and would like to ask: [question]

    Kind regards, [author], [company]

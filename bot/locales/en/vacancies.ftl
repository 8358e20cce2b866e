# Vacancies: the draft, the card, the list, history, requests, reminders.

vacancy-field-title = Title
vacancy-field-department-id = Department
vacancy-field-competencies = Competencies
vacancy-field-closes-on = Close by
vacancy-field-headcount = Headcount
vacancy-field-salary = Salary
vacancy-field-employment = Employment
vacancy-field-work-format = Format
vacancy-field-city = City
vacancy-field-place = Format and city
vacancy-field-hiring-manager-id = Hiring manager
vacancy-field-owner-id = Owner
vacancy-field-team = Team
vacancy-field-description = Description
vacancy-field-confidential = Confidential

employment-full-time = full time
employment-part-time = part time
employment-project = project work
employment-shift = shift work
employment-internship = internship
work-format-office = office
work-format-hybrid = hybrid
work-format-remote = remote

vacancy-person-left = { $name } (no longer here)
vacancy-nice-list = nice to have: { $names }
vacancy-headcount = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
vacancy-confidential-yes = team only
vacancy-quote = <blockquote>{ $text }</blockquote>

# The draft

vacancy-ask-title = 💼 <b>New vacancy.</b> Whom are we looking for?
vacancy-ask-title-hint = A title is enough. Or everything in one line:
    <code>Graphic designer; Figma, Photoshop; by December 15; 120-150k</code>
    or send or forward a ready job advert.
vacancy-continue = ▶️ Continue: { $title }
vacancy-copy-earlier = 📋 Start from an earlier one
vacancy-copies = 📋 Which vacancy to start from? Everything but the closing date goes into the new draft.
vacancy-copies-empty = 📋 There are no earlier vacancies yet. Start with a title, buttons do the rest.
vacancy-draft-title = 💼 <b>{ $title }</b> · draft
vacancy-edit-title = ✏️ <b>{ $title }</b> · editing
vacancy-draft-hint = Tap a field or just type: a date, a salary, skills separated by commas.
vacancy-open = ✅ Open vacancy
vacancy-save-edit = ✅ Save
vacancy-drop-edit = Don't save
vacancy-from-request = 📨 From the request: <i>{ $text }</i>
vacancy-understood = Understood as: { $what }
vacancy-pending = 💼 <b>{ $title }</b>. Which field is this for?
vacancy-draft-dropped = Draft deleted: { $title }
vacancy-edit-dropped = Edit dropped, the vacancy stays as it was: { $title }
vacancy-to-card = 💼 To the vacancy
vacancy-opened = ✅ Vacancy opened
vacancy-saved = ✅ Saved

vacancy-clash-title = ⚠️ <b>{ $title }</b>: a colleague changed the same thing while you were editing. Nothing is lost, please choose.
vacancy-clash-field = <b>{ $field }</b>
vacancy-clash-mine = yours: { $value }
vacancy-clash-theirs = now: { $value }
vacancy-clash-keep = ✅ Save mine
vacancy-clash-give = Keep what is there now

vacancy-fill = <b>{ $field }</b>: { $value }
vacancy-clear = Clear
vacancy-calendar-hint = Days off carry a dot.
vacancy-hint-title = Type the new title.
vacancy-hint-department-id = Choose one or type its name. A new department is added.
vacancy-hint-competencies = Tap a skill or type them separated by commas: <code>Figma 4, English B2 (nice to have)</code>. Tap a chosen one again to set its level.
vacancy-hint-closes-on = By when should the person be found? Choose or type: Dec 15, next Friday, in 2 weeks.
vacancy-hint-headcount = How many people are needed? Choose or type a number.
vacancy-hint-salary = Type the range: 120–150k, from 200k net, $3000. Buttons correct the currency and tax.
vacancy-hint-work-format = Choose or type: hybrid, Berlin, full time.
vacancy-hint-description = Send a text: tasks, conditions, what matters.
vacancy-hint-employment = Choose or type: full time, internship.
vacancy-hint-city = Type the city.
vacancy-hint-hiring-manager-id = For whom is the person sought? Choose or type a first and last name.
vacancy-hint-owner-id = Who answers for the vacancy and gets the reminders? Choose or type a first and last name.
vacancy-hint-team = Who else works on the vacancy? Tick or type a first and last name, one at a time.
vacancy-hint-confidential = Only its team sees such a vacancy.

vacancy-wanted = Competency: <b>{ $name }</b>
vacancy-wanted-hint = How much it matters and at what level: 1 beginner, 3 confident, 5 expert.
vacancy-must = Must have
vacancy-nice = Nice to have
vacancy-level-none = Any
vacancy-wanted-off = Take off
vacancy-now-confidential = Only the team will see this vacancy now
vacancy-not-confidential = Everyone entitled will see this vacancy

# The card

vacancy-sign = 💼
vacancy-sign-confidential = 🔒
vacancy-title = { $sign } <b>{ $title }</b>
vacancy-state-open = open
vacancy-state-on-hold = on hold
vacancy-state-closed = closed
vacancy-state-line = Now <b>{ $state }</b>: { $reason }
vacancy-state-by = { $name }, { $when }
close-reason-filled = filled
close-reason-cancelled = no longer needed
close-reason-other = another reason
hold-reason-budget = no budget
hold-reason-requirements = requirements are changing
hold-reason-manager = waiting for the hiring manager
hold-reason-other = another reason
vacancy-no-deadline = No closing date yet
vacancy-closes = Close by: { $day }
vacancy-closes-left = Close by: <b>{ $day }</b>, { $left }
vacancy-burning = 🔥 Burning. Close by: <b>{ $day }</b>, { $left }
vacancy-first-day = First date: { $day }
vacancy-department = Department: { $name }
vacancy-owner = Owner: { $name }
vacancy-manager = Hiring manager: { $name }
vacancy-team = Team: { $names }
vacancy-requested-by = Requested by: { $name }
vacancy-no-candidates = No candidates yet. Send résumés here, to this chat.
vacancy-pipeline = 👥 { $counts }
vacancy-waits-new = { $count ->
    [one] ⏳ { $name }: { $count } new candidate to look at, { $since }
   *[other] ⏳ { $name }: { $count } new candidates to look at, first { $since }
}
vacancy-waits-offer = { $count ->
    [one] ⏳ Waiting for an answer to an offer: { $count } candidate, { $since }
   *[other] ⏳ Waiting for answers to offers: { $count } candidates, first { $since }
}
vacancy-quota = Headcount: { $hired } of { $headcount }
vacancy-salary = Salary: { $pay }
vacancy-salary-hidden = Salary: not shown to everyone
vacancy-place = Format: { $place }
vacancy-musts = Must have: { $names }
vacancy-nices = Nice to have: { $names }
vacancy-button-candidates = 👥 Candidates ({ $count })
vacancy-button-new = 🆕 Look at new ones ({ $count })
vacancy-button-edit = ✏️ Edit
vacancy-button-team = 🤝 Team
vacancy-button-share = 🔗 Share
vacancy-button-history = 🕓 History
vacancy-button-copy = 📋 Copy
vacancy-button-hold = ⏸ Hold
vacancy-button-reopen = ▶️ Reopen
vacancy-button-close = ⏹ Close
vacancy-why-hold = Why put it on hold? Choose or type.
vacancy-why-close = Why close it? Choose or type.
vacancy-why-reopen = Why reopen it? Type a few words or tap the button.
vacancy-reopen-plain = ▶️ Reopen without a reason
vacancy-left-behind = { $count ->
    [one] { $count } candidate stays in the pipeline: you can settle them in one step after closing.
   *[other] { $count } candidates stay in the pipeline: you can settle them in one step after closing.
}
vacancy-changed-meanwhile = The vacancy changed while you were typing. This is how things stand now.
vacancy-undone = ↩︎ Back as it was
vacancy-extended = ✅ Closing date moved
vacancy-share = 🔗 <b>{ $title }</b>
vacancy-share-hint = The link opens the card for those who may see the vacancy. Or choose whom to show it to now.
vacancy-copy-link = 📎 Copy link
vacancy-sent = Sent
vacancy-not-in-telegram = It cannot be sent: they have not opened the bot yet. Pass the link on some other way.

# The list

vacancy-filter-mine = Mine
vacancy-filter-open = Open
vacancy-filter-burning = 🔥 Burning
vacancy-filter-on-hold = On hold
vacancy-filter-closed = Closed
vacancies-title = 💼 <b>Vacancies</b> · { $filter }: { $count }
vacancies-found = 🔎 “{ $words }”: { $count }
vacancies-row-plain = { $sign } <b>{ $title }</b>: { $facts }
vacancies-row = { $sign } <b>{ $title }</b>, { $department }: { $facts }
vacancies-row-candidates = { $count ->
    [0] no candidates
    [one] { $count } candidate
   *[other] { $count } candidates
}
vacancies-row-new = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
vacancies-row-until = by { $day }, { $left }
vacancies-nothing-found = Nothing found. The search looks at the beginnings of words in titles and departments, e.g. gra des.
vacancies-empty-filter = Nothing here. Try another filter or type a word to search.
vacancies-empty-recruiter = No vacancies yet. A vacancy keeps requirements, the closing date and candidates on one card. Start with a title.
vacancies-empty-lead = Your department has no vacancies yet. Describe whom you need, and the recruiters will open one.
vacancies-empty = There are no vacancies that involve you yet.
vacancies-clear-search = ✕ Clear search

# History

vacancy-history-title = 🕓 <b>{ $title }</b> · history
vacancy-history-line = <b>{ $what }</b> · { $who } · { $when }
vacancy-history-change = { $field }: { $before } → { $after }
vacancy-history-reason = Reason: { $reason }
vacancy-history-bot = Kadrovik
vacancy-done-opened = Vacancy opened
vacancy-done-edited = Edited
vacancy-done-extended = Closing date moved
vacancy-done-held = Put on hold
vacancy-done-closed = Closed
vacancy-done-reopened = Reopened
vacancy-done-undone = Taken back

# Requests

request-ask = ✍️ <b>Whom do you need?</b> Write it in one message.
request-ask-hint = For example: a designer for a project, Figma, from January. The recruiters will see it, and you will learn what comes of it.
request-sent = 📨 <b>The recruiters have your request.</b> I will write when it is taken up or the vacancy is open.
request-title = 📨 <b>Vacancy request</b>
request-by = { $name }, { $department }
request-when = Sent: { $when }
request-waiting = State: <b>waiting for a recruiter</b>
request-taken = State: <b>{ $name } is preparing the vacancy</b>, { $when }
request-opened = State: <b>vacancy open</b>, { $name }, { $when }
request-declined = State: <b>declined</b>, { $name }, { $when }
    Reason: { $reason }
request-state-waiting = waiting for a recruiter
request-state-taken = vacancy in preparation
request-state-opened = vacancy open
request-state-declined = declined
request-open = ✅ Open from request
request-go-on = ▶️ Continue the vacancy
request-take-over = Take it over
request-decline = Decline
request-decline-why = Why decline? { $name } will read the answer.
request-card = 📨 To the request
decline-reason-budget = There is no budget for this position now
decline-reason-later = We will come back to this later
decline-reason-inside = We will find somebody inside the company
requests-title = 📨 <b>Vacancy requests</b>
requests-own-title = 📨 <b>My requests</b>
requests-row = { $sign } <b>{ $name }</b>: { $state }, { $when }
requests-own-row = { $sign } { $text }: <b>{ $state }</b>
requests-empty = No requests. When a lead needs somebody, the request appears here.
requests-own-empty = No requests yet. Describe whom you need, and the recruiters will open a vacancy.

# Somebody else

notice-shared = 🔗 { $name } shows you a vacancy
notice-involved = 🤝 { $name } added you to a vacancy's team
notice-state = ℹ️ { $state }: { $name }
vacancy-became-open = The vacancy is open again
vacancy-became-on-hold = The vacancy is on hold
vacancy-became-closed = The vacancy is closed
notice-requested = 📨 <b>New vacancy request</b>
notice-request-opened = ✅ <b>The vacancy you asked for is open.</b> Owner: { $name }
notice-request-declined = ✖️ <b>Request declined</b> by { $name }
    Reason: { $reason }
reminders-title = ⏰ <b>Reminders</b>
reminders-more = { $count ->
    [one] And { $count } more reminder, everything is in the menu.
   *[other] And { $count } more reminders, everything is in the menu.
}
reminder-closes-soon = ⏰ <b>{ $title }</b>: close by { $day }, { $left }.
reminder-closed-day = ⏰ <b>{ $title }</b>: the day was { $day }, { $left }. Extend or close? It will not close by itself.

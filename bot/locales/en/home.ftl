# The home screen, help, settings, drafts, faults.

home-title = 🏠 <b>{ $company }</b> · { $day }
home-vacancies = { $count ->
    [0] 💼 No open vacancies
    [one] 💼 { $count } open vacancy
   *[other] 💼 { $count } open vacancies
}
home-inbox = { $count ->
    [one] 📥 { $count } résumé awaits a decision
   *[other] 📥 { $count } résumés await a decision
}
home-strangers = { $count ->
    [one] 🚪 { $count } person asks for access
   *[other] 🚪 { $count } people ask for access
}
home-drafts = { $count ->
    [one] 📝 { $count } unfinished draft
   *[other] 📝 { $count } unfinished drafts
}
home-requests-to-decide = { $count ->
    [one] 📨 { $count } vacancy request awaits a decision
   *[other] 📨 { $count } vacancy requests await a decision
}
home-requests-own = { $count ->
    [one] 📨 { $count } request of yours is with the recruiters
   *[other] 📨 { $count } requests of yours are with the recruiters
}
home-faults = { $count ->
    [one] 🛠 { $count } message could not be handled
   *[other] 🛠 { $count } messages could not be handled
}
home-hint-resume = Send or forward a résumé as a file, a photo or text: it becomes a candidate's card.
home-hint-vacancy = Begin with a vacancy: a title is enough, the rest can follow.
home-hint-request = Need somebody for your team? Describe whom you seek, and the recruiters will see your request.
home-hint-employee = Nothing is needed from you now. When something comes up for you, I will write here.

home-button-menu = 🏠 Menu
home-button-new-vacancy = New vacancy
home-button-request-vacancy = Request a vacancy
home-button-vacancies = 💼 Vacancies
home-button-inbox = 📥 Incoming résumés
home-button-requests = 📨 Requests ({ $count })
home-button-own-requests = 📨 My requests
home-button-drafts = 📝 Drafts ({ $count })
home-button-strangers = 🚪 Access requests ({ $count })
home-button-faults = 🛠 Faults ({ $count })
home-button-settings = ⚙️ Settings
home-button-help = ❓ Help

morning-title = ☀️ <b>Good morning!</b> Today is { $day }
today-heading = <b>{ $name }</b>
today-section-burning = 🔥 Burning
today-section-review = 👀 Waiting for your review
today-sign-task-burns = ✅
today-sign-task-submitted = 👀
today-submitted = submitted { $day }
today-section-newcomers = 👋 Newcomers
today-section-away = 🌴 Away
today-sign-away = 🌴
today-away = until { $day } inclusive
today-sign-vacancy-closes = 💼
today-sign-candidate-waits = 🔴
today-sign-contact-due = 📞
today-contact = get in touch today at { $time }
today-contact-late = get in touch, was due { $day }
today-sign-screening = 📨
today-sign-screening-question = ❓
today-screening = candidates have been waiting for your answer since { $day }
today-screening-question = the manager's question
today-sign-newcomer = 👤
today-line = { $sign } { $title }: { $when }
today-starts-today = starts today
today-starts = starts { $day }
today-more = And { $count } more.

help-title = ❓ <b>What you can do here</b>
help-recruiter = 💼 <b>A vacancy in one line</b>
    <code>/newvacancy Graphic designer; Figma, Photoshop; by 15 December; 120-150k</code>
    Or /newvacancy and a title, the rest by buttons. The text of a ready advert will do as well.

    👤 <b>A candidate from a résumé</b>
    Send or forward a file, a photo or the text of a résumé. I show what I understood; you correct it and save.

    /vacancies – all vacancies, /inbox – résumés that await a decision, /interview – interviews: <code>Ivanova Fri 15:00 technical Petrov</code>, /find – search the base, /import – candidates from a table, /report – the hiring report. A call or a note in a line: <code>call Ivanova: ready from December 1</code>.
help-lead = 💼 <b>Somebody for your team</b>
    <code>/newvacancy need a designer for a project, Figma, from January</code>
    The recruiters see the request, and you hear what becomes of it. /vacancies – those of your department.
help-employee = ✅ Tasks and their deadlines come here, /tasks – all of them. Hand work in, ask for another deadline or pass it on from the task's card.
help-admin = 👥 /people people and roles, /departments departments, /invite invite somebody, /import staff and candidates from a table, /privacy personal data, /export lists, /company the company's settings, /onboard a newcomer.

    🛠 /faults – messages that could not be handled: try them again or let them go.
help-points = ⭐ /points – points and where each came from, /top – the leaderboard, /rewards – what to exchange them for.
help-everyone = /today – the home screen and all of today, /away – a holiday or illness in one line, /cancel – stop (the draft is kept), /settings – language, quiet hours and what to tell you. A task in one line: <code>task Prepare the report Petrov Fri 18:00</code>.

unknown-command = There is no command { $typed }. All that is possible is in the menu.
not-understood = I do not know what to do with this, so nothing has changed. Have a look at the menu or at the help.
not-understood-recruiter = This looks neither like a résumé nor like an answer, so nothing has changed. Send a résumé as a file, a photo or its full text; search the base like this: <code>/find accountant</code>; the rest is in the menu.
old-button = That button is from an old message. Here is a fresh screen.
old-button-in-group = This button no longer works.
open-in-private = Personal things open in a private chat.
open-in-private-button = Open

cancel-nothing = Nothing to cancel: you have nothing unfinished.
cancel-kept = Stopped. The draft is kept:
cancel-more = { $count ->
    [one] And { $count } more draft.
   *[other] And { $count } more drafts.
}
draft-name = <b>{ $name }</b>
draft-continue = ▶️ Continue
draft-discard = Delete the draft
draft-back = The draft is back: { $name }
draft-discarded = Draft deleted: { $name }
draft-sign-vacancy = 💼
draft-unnamed-vacancy = 💼 Untitled vacancy
drafts-title = 📝 <b>Drafts</b>
drafts-hint = Choose what to go on with.
drafts-more = The latest are shown, { $count } more exist.
drafts-empty = 📝 No drafts. Everything you begin and put aside will appear here.

settings-title = ⚙️ <b>Settings</b>
settings-who = { $name }, { $position }
settings-name = { $name }
settings-roles = Role: { $roles }
settings-zone = Time: { $place }, now { $clock }
settings-quiet = Quiet hours: { $hours }
settings-morning = Morning message: { $hour } · working days: { $days }
settings-morning-never = never
settings-morning-hint = One message a working day: what burns, what awaits you, who is away. On a day with nothing I stay silent.
settings-days-company = the company's
settings-button-morning = ☀️ Morning and days
settings-button-topics = 🔔 What to tell me
settings-topics-title = 🔔 <b>What to tell me</b>
settings-topics-hint = Questions to you, new tasks, decisions and what is overdue always come. The rest can be turned off: menus and lists still show it.
settings-topic-candidates = New candidates on vacancies
settings-topic-vacancies = Changes of vacancies
settings-topic-colleagues = Who joined and who is away
settings-topic-points = Points earned
settings-topic-ahead = Reminders before a task is due
settings-hint = In quiet hours reminders wait until the morning. Answers to your own presses always come.
settings-button-zone = 🕒 Another time zone
settings-zones = 🕒 Chosen now: <b>{ $place }</b>, { $clock }. Whose time should be shown?
settings-language = 🌐 Which language should be shown?
settings-saved = Saved
quiet-none = no quiet hours
language-ru = Русский
language-en = English
role-hr-admin = administrator
role-recruiter = recruiter
role-lead = head of department
role-employee = employee

faults-title = { $count ->
    [one] 🛠 <b>{ $count } message could not be handled</b>
   *[other] 🛠 <b>{ $count } messages could not be handled</b>
}
faults-hint = ↻ handle again, ✕ let go. What the person wrote is not shown here; the log has details under the same code.
faults-empty = 🛠 Everything was handled. A message that cannot be handled appears here with the code of its apology.
fault-line = <b>{ $code }</b> · { $sort } · { $moment }
fault-place = <code>{ $place }</code>
fault-replay = ↻ { $code }
fault-drop = ✕ { $code }
fault-replayed = Handling it again: { $code }
fault-dropped = Let go: { $code }
update-sort-command = command
update-sort-text = text
update-sort-file = file
update-sort-press = press
update-sort-contact = contact
update-sort-membership = joined or left
update-sort-other = other

command-today = Today: the home screen
command-tasks = My tasks
command-task = Set a task
command-newvacancy = New vacancy
command-request-vacancy = Request a vacancy
command-vacancies = Vacancies
command-inbox = Incoming résumés
command-find = Search the candidate base
command-report = Hiring report
command-people = People of the company
command-away = Who is away, my absence
command-departments = Departments
command-invite = Invite a colleague
command-import = Add people from a table
command-faults = Messages not handled
command-cancel = Stop, the draft is kept
command-language = Language
command-settings = Settings: time, quiet hours, messages
command-privacy = Personal data: consent, retention, erasure
command-export = Export candidates, vacancies, applications
command-help = What you can do here
command-start = Begin
command-points = Points and where they came from
command-top = Leaderboard
command-rewards = Reward shop
command-board = Points in this group
home-button-tasks = ✅ Tasks
home-button-points = ⭐ Points
home-button-rewards = 🎁 Rewards
draft-sign-reward = 🎁
draft-unnamed-reward = 🎁 A reward without a name

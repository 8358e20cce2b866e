# Templates of plans: the list, a template, a task, what is asked, who changed what.

plans-templates = 🧩 Templates
templates-title = 🧩 <b>Plan templates</b>
    New plans begin by them. The closest one holds for a person: the position's, the department's, then the company's.
template-company = the whole company
template-name = 🧩 <b>{ $name }</b>
template-title = 🧩 <b>{ $name }</b> · { $kind }
template-whose = For: { $whose }
template-whole = For the whole company
template-accept = { $count ->
    [0] What is handed in is accepted on the same working day
    [one] What is handed in accepts itself after { $count } working day
   *[other] What is handed in accepts itself after { $count } working days
}
template-hr = { $count ->
    [0] HR hears of lateness at once
    [one] HR hears of lateness after { $count } hour
   *[other] HR hears of lateness after { $count } hours
}
template-probation = { $count ->
    [one] Probation: { $count } day
   *[other] Probation: { $count } days
}
template-own-part = 👁 You can change your own department's tasks only.
template-later = <i>Changes hold for new plans; those under way stay as they are.</i>
template-line = { $sign } <b>{ $title }</b> · { $when }
template-when = { $side ->
    [on] on the day itself
    [before] { $unit ->
        [work] { $count ->
            [one] { $count } working day
           *[other] { $count } working days
        } before
       *[plain] { $count ->
            [one] { $count } calendar day
           *[other] { $count } calendar days
        } before
    }
   *[after] { $unit ->
        [work] { $count ->
            [one] { $count } working day
           *[other] { $count } working days
        } after
       *[plain] { $count ->
            [one] { $count } calendar day
           *[other] { $count } calendar days
        } after
    }
}, { $hour }
template-add = ➕ Task
template-copy = 📄 Copy for a department or position
template-retire = Archive
template-retired = The template is archived
template-dropped = The task is out of the template
template-drop = Remove
template-button-name = ✏️ Name
template-button-accept = ✅ Acceptance
template-button-hr = 🔔 When HR hears
template-button-probation = 🗓 Probation
template-task-title = 🧩 <b>{ $title }</b>
template-task-when = Due: { $when }
template-task-who = Responsible: { $who }
template-task-evidence = Evidence: { $what }
template-task-critical = ❗️ Critical
template-field-title = ✏️ Title
template-field-instructions = 📝 What to do
template-field-when = 📅 Day and hour
template-field-points = ⭐️ Points
template-doer = 👤 Who is responsible
template-wait = ⛓ Waits for
template-turn-unit = Days: working or calendar
template-turn-evidence = 📎 Evidence
template-turn-critical = ❗️ Critical or not
template-by-name = 👤 Choose a person
evidence-tick = a tick
evidence-text = a few words
evidence-file = a photo or file
offset-unit-workdays = working days
offset-unit-days = calendar days
template-ask-doer = <b>{ $title }</b>: who is responsible?
template-ask-wait = <b>{ $title }</b>: after which task can it begin?
template-wait-none = Waits for nothing
template-ask-drop = Remove "{ $title }" from the template? Plans under way stay as they are. What waited for this task will wait for the one it waited for.
template-ask-line = <b>{ $name }</b>: a new task in one line.
    For example: <code>1 working day before, 12:00, IT: prepare the laptop</code>
    Instead of a department you can name a role: lead, buddy, HR, newcomer. Everything before the colon can be left out.
template-kept-line = You wrote: <code>{ $text }</code>
template-copy-line = 📋 Copy the line
template-ask-title = The task's new title?
template-ask-instructions = What exactly is to be done? Send the text; "-" takes the present one away.
template-ask-when = Now: { $when }. Write the new day, for example: <code>2 working days before, 12:00</code>, <code>on the first day, 10:00</code>, <code>in 30 days</code>.
template-ask-points = How many points does the task bring?
template-ask-rule-name = The template's new name?
template-ask-rule-accept = After how many working days does handed-in work accept itself?
template-ask-rule-hr = After how many hours does HR hear of lateness?
template-ask-rule-probation = How many calendar days does probation last? 0 for none.
template-ask-copy = A copy of "{ $name }": for which department? For a position, type its name.
template-ask-retire = Archive "{ $name }"? No new plan will begin by it; plans under way stay as they are.
template-history = 🧩 <b>{ $name }</b>: who changed what
template-history-empty = Nothing was changed.
template-did = { $at } · { $who }: { $what } <b>{ $title }</b>
template-change = { $field }: { $before } → { $after }
template-verb-task-added = new task
template-verb-task-changed = changed task
template-verb-task-dropped = removed task
template-verb-rules-changed = changed the rules of
template-verb-copied = copied from
template-verb-retired = archived
template-changed-title = title
template-changed-instructions = what to do
template-changed-doer = responsible
template-changed-department-id = department
template-changed-person-id = person
template-changed-offset = days from the plan's day
template-changed-unit = kind of days
template-changed-hour = hour
template-changed-blocked-by-id = waits for
template-changed-evidence = evidence
template-changed-points = points
template-changed-critical = critical
template-changed-name = name
template-changed-accept-workdays = acceptance, working days
template-changed-hr-hours = HR hears after, hours
template-changed-probation-days = probation, days
template-yes = yes
template-no = no

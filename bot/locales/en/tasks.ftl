# Tasks: the card, lists, setting, notices and reminders.

# -- words about tasks
task-sign-done = ✅
task-sign-late = 🔴
task-sign-burning = 🔥
task-sign-calm = ▫️
task-sign-closed = ✖️
task-sign-review = 👀
task-title = { $sign } <b>{ $title }</b>
task-state-open = not started
task-state-in-progress = in progress
task-state-submitted = submitted, waiting for review
task-state-returned = returned for more work
task-state-accepted = accepted
task-state-declined = declined by the assignee
task-state-cancelled = cancelled
task-state-line = Now: <b>{ $state }</b>
task-state-why = Now: <b>{ $state }</b> — { $note }
task-no-due = no deadline
task-due = Due: { $moment }
task-due-late = 🔴 Overdue by { $late }: it was due { $moment }
task-due-burning = 🔥 Burning, { $left } left: { $moment }
task-first-due = First due: { $moment }
task-judged-due = Lateness counts from { $moment }: the move was agreed after the deadline
task-snoozed = Will remind you: { $moment }
task-own = For oneself: { $name }
task-assignee = Assignee: { $name }
task-creator = Set by: { $name }
task-assignee-away = 🌴 The assignee will be away on that day
task-delegate = Offered to a colleague, waiting for consent: { $name }
task-observers = Observers: { $names }
task-points = { $count ->
    [one] ⭐ { $count } point
   *[other] ⭐ { $count } points
}
task-tags = { $tags }
task-repeats = 🔁 Repeats
task-submitted = Submitted in time: { $moment }
task-submitted-late = Submitted: { $moment }, { $late } after the deadline
task-submit-note = Comment: { $note }
task-accepted-by = Accepted by: { $name }
task-accepted-itself = Accepted by itself: no answer came for five working days
task-mark = Mark: { $mark } of 5
task-returns = { $count ->
    [one] Returned { $count } time
   *[other] Returned { $count } times
}
task-wish = 🗓 Asks to move it to { $moment }. Reason: { $reason }
task-source = From a message: { $source }
task-source-message = open
task-items = Checklist: { $done } of { $count }
task-file = 📎
task-file-evidence = 📦
task-file-name = 📎 { $name }
task-file-coming = The file is still on its way. Try again in a few seconds
task-file-added = 📎 Added: { $name }
task-photo-name = photo-{ $number }.jpg
task-by-time = Time
task-by-in-words-of = { $by } (in the words of { $name })
task-rhythm-daily = every day by { $time }
task-rhythm-workdays = on working days by { $time }
task-rhythm-weekdays = every week: { $days } by { $time }
task-rhythm-month-day = every month, on day { $day }, by { $time }
task-rhythm-workday = every month, on working day { $number }, by { $time }
task-rhythm-last-workday = every month, on the last working day, by { $time }

# -- the card's buttons
task-open = Open the task
task-go-on = Go on
task-button-take = ▶️ Start
task-button-submit = ✅ Submit
task-button-done = ✅ Done
task-button-accept = ✅ Accept
task-button-return = ↩️ Return
task-button-mark = ★ Mark
task-button-cannot = Can't do…
task-button-decline = Decline
task-button-cancel = Cancel the task
task-button-delegate = Pass to a colleague
task-button-reassign = Another assignee
task-button-consent = ✅ I take it
task-button-refuse = I cannot
task-button-agree = ✅ Agree
task-button-disagree = Keep the deadline
task-button-ask-move = Ask for more time
task-button-move = Move the deadline
task-button-snooze = ⏰ Remind me later
task-button-observers = Observers
task-button-items = ☑ Checklist
task-button-file = 📎 File
task-button-history = History

# -- before an act
task-ask-submit = What was done? Write a few words or send a file. You can submit without a comment too.
task-ask-return = What is to be improved? The assignee will read your comment.
task-ask-decline = Why can you not take the task? Whoever set it will read this.
task-ask-cannot = Why can it not be done? Choose a reason or write your own: HR will read it and decide what to do.
task-ask-items = Write the steps, one a line.
task-ask-file = Send a file or a photo.
task-ask-move = The new deadline?
task-ask-ask-move = Until when do you need?
task-ask-move-reason = Why do you need more time? One line is enough.
task-submit-plain = ✅ Submit without a comment
task-who-delegate = Whom to ask? The task stays yours until they agree.
task-who-reassign = Who will do it?
task-who-observers = Who else follows the task? Press a name.
task-when-ask-move = Until when do you need? You can type it too, then I will ask for the reason.
task-when-move = Which deadline? You can type it: "Fri 6pm".
task-snooze-ask = When should I remind you? The deadline stays.
task-snooze-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
task-mark-ask = How well was it done? 1 is poor, 5 is excellent.
task-mark-pays = The mark changes the points too: 5 pays in full, 4 pays four fifths, and so on.

# -- after an act
task-snoozed-toast = Will remind you: { $moment }
task-undone = Taken back
task-changed-meanwhile = The task changed while you were writing. Your words were not applied.
task-delegation-asked = Your colleague was asked. The task is yours until then
task-delegation-refused = The task stays with your colleague
task-move-agreed = The deadline was moved
task-move-kept = The deadline stays

# -- history
task-history-title = 🕓 History: <b>{ $title }</b>
task-event = { $at } · { $who }: { $what }
task-event-note = "{ $note }"
task-moved = Due: { $before } → { $after }
task-moved-late = Due: { $before } → { $after }. Agreed after the deadline, so the lateness stays
task-did-set = set
task-did-edited = edited
task-did-taken = started
task-did-submitted = submitted
task-did-accepted = accepted
task-did-accepted-itself = accepted without an answer
task-did-returned = returned
task-did-declined = declined
task-did-cancelled = cancelled
task-did-reassigned = another assignee
task-did-delegation-asked = offered to a colleague
task-did-delegated = taken over
task-did-delegation-refused = could not take it over
task-did-move-asked = asked for more time
task-did-move-agreed = agreed to move the deadline
task-did-move-refused = kept the deadline
task-did-moved = moved the deadline
task-did-observed = changed the observers
task-did-file-added = added a file
task-did-undone = took the last act back

# -- notices
task-notice-set = ✅ A new task. Set by: { $name }
task-notice-event = { $who }: { $what }
task-told-set = a new task
task-told-edited = the task was edited
task-told-taken = the task was started
task-told-submitted = the task is submitted, ready for review
task-told-accepted = the task is accepted
task-told-accepted-itself = the task accepted itself, no answer came for five working days
task-told-returned = the task came back for more work
task-told-declined = the assignee declines the task
task-told-cancelled = the task was cancelled
task-told-reassigned = the task has another assignee
task-told-delegation-asked = you are asked to take a task over
task-told-delegated = a colleague took the task over
task-told-delegation-refused = the colleague cannot take the task
task-told-move-asked = asks to move the deadline
task-told-move-agreed = the deadline was moved
task-told-move-refused = the deadline stays as it is
task-told-moved = the task has a new deadline
task-told-observed = you now follow this task
task-told-file-added = a file was added to the task
task-told-undone = the last act was taken back

# -- reminders
task-reminder-fact-title = <b>{ $title }</b>
task-reminder-fact-passed = Since then: { $passed }
task-reminder-day-before = ⏳ Due tomorrow
task-reminder-hours-before = 🔥 Two hours left
task-reminder-due = 🔴 Time is up and the task is not submitted
task-reminder-still-late = 🔴 The task is overdue
task-reminder-late-creator = 🔴 A task you set is overdue
task-reminder-late-manager = 🔴 A task is overdue, and nobody has reacted
task-reminder-review = 👀 Work is submitted and waits for your answer
task-reminder-review-manager = 👀 Work is submitted, and whoever set it does not answer
task-reminder-accepts-itself = ✅ No answer came, so the task accepted itself
task-reminder-snoozed = ⏰ You asked to be reminded

# -- lists
tasks-title = ✅ <b>{ $scope }</b>
tasks-scope-mine = My tasks
tasks-scope-set = Set by me
tasks-scope-team = My team
tasks-summary = Open: { $count }, waiting for review: { $review }
tasks-burning = 🔥 Burning: { $count }
tasks-filter-open = All
tasks-filter-burning = 🔥
tasks-filter-review = 👀
tasks-filter-done = ✅
tasks-empty-open = No open tasks.
tasks-empty-burning = Nothing is burning.
tasks-empty-review = Nothing waits for review.
tasks-empty-done = Nothing was accepted in the last 30 days.
tasks-empty-hint = One line sets a task: <code>/task Prepare the offer @anna Fri 6pm</code>. Or forward any message here.
tasks-button-new = ➕ Set a task
tasks-button-board = Team board
tasks-button-repeats = 🔁 Repeating
tasks-button-figures = 📊 Figures
task-short-review = in review
task-short-late = { $late } late
task-short-burning = { $left } left

# -- the board
board-title = 📋 Board of <b>{ $name }</b>
board-own = 📋 My people's board
board-empty = Nobody is here yet.
board-line = <b>{ $name }</b>: { $facts }
board-late = 🔴 { $count } overdue
board-burning = 🔥 { $count } burning
board-review = 👀 { $count } to review
board-open = { $count } open
board-done = ✅ { $count } this week

# -- what repeats
recurrences-title = 🔁 <b>Repeating tasks</b>
recurrences-empty = Nothing repeats yet. For example: <code>/task Report every Monday at 10:00 @anna</code>
recurrence-line = <b>{ $title }</b>, { $who }: { $rhythm }. Next: { $day }
recurrence-stop = Stop repeating: { $title }
recurrence-stopped = It repeats no more

# -- setting
task-draft-title = ✅ <b>New task</b>
task-draft-ask-title = ✅ <b>New task</b>

    Say in one line what is to be done, by whom and until when: <code>Prepare the offer @anna Fri 6pm +50 #hiring</code>
task-draft-set = ✅ Set the task
task-draft-dropped = The task's draft was deleted
task-draft-no-points = No points
task-draft-namesakes = Who is "{ $name }"?
task-draft-unknown = No colleague is called "{ $name }". Who will do it?
task-field-title = To do
task-field-who = Assignee
task-field-due = Due
task-field-points = Points
task-field-items = Checklist
task-field-observers = Observers
task-field-about = Details
task-draft-ask-who = Who will do it? Press a name or type it. Each of several assignees gets a task of their own.
task-draft-ask-due = Until when? Press or type: "Fri 6pm", "in 3 days".
task-draft-ask-points = How many points?
task-draft-ask-items = Write the steps, one a line.
task-draft-ask-observers = Who else follows the task?
task-draft-ask-about = Write the details.
task-was-set = { $count ->
    [one] The task is set
   *[other] { $count } tasks are set
}
task-repeats-set = 🔁 The task will repeat
task-echo-title = ✅ <b>{ $title }</b>
task-echo-who = Assignee: { $names }
task-echo-items = Steps in the checklist: { $count }
task-echo-rhythm = { $rhythm }. First: { $day }
task-lacks-title = what is to be done
task-lacks-who = who will do it
task-lacks-due = until when
task-lacks-points = how many points
task-lacks-items = the checklist
task-lacks-observers = who follows it
task-lacks-about = the details
task-group-unfinished = Almost there. Still to be said: { $what }.
task-usage = One line sets a task: <code>/task Prepare the offer @anna Fri 6pm</code>. Or answer a message with /task.

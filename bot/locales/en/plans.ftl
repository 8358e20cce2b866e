# Plans: who comes, leaves, moves.

plan-kind-onboarding = Onboarding
plan-kind-leaving = Leaving
plan-kind-moving = Transfer
plan-department-it = it, it department, information technology, it support, helpdesk, tech support
plan-department-security = security, security department, security team
plan-department-office = office, facilities, administration, office management

plan-task-papers = Prepare the employment papers
plan-how-papers = Contract, order of employment, consent to personal data, the list of papers to bring on the first day.
plan-task-computer = Prepare the computer
plan-how-computer = Network, account, mail, shared folders. Sign in with the new account to check.
plan-task-workplace = Prepare the workplace
plan-how-workplace = Desk, chair, stationery, a place in the office plan.
plan-task-pass = Issue the pass
plan-how-pass = The pass has to work from the morning of the first day.
plan-task-buddy = Choose a buddy
plan-how-buddy = Choose the buddy with the button on the plan's card and let the colleague know.
plan-task-contract = Sign the employment contract
plan-how-contract = In Russia the contract is signed within three working days of the first day (Labour Code, article 67).
plan-task-briefing = Give the safety briefing
plan-how-briefing = The briefing comes before any work of one's own and is entered in the log.
plan-task-access = Open access to current tasks
plan-how-access = Tracker, repositories, shared documents; explain the goals of the first week.
plan-task-tour = Show the team and the office
plan-how-tour = Lunch, kitchen, meeting rooms, who answers for what.
plan-task-acquaint = Get to know the company's rules
plan-how-acquaint = Read the internal rules and ask HR your questions.
plan-task-week = Check-in after the first week
plan-how-week = What works, what is missing. Write it down in two or three sentences.
plan-task-month = Check-in after the first month
plan-how-month = Compare expectations and goals. Write it down in two or three sentences.
plan-task-probation = Sum up the probation
plan-how-probation = Write down the conclusion. In Russia a failed probation needs a written notice three days ahead (Labour Code, article 71).
plan-task-leave-handover = Hand over the work
plan-how-leave-handover = A list of tasks, accesses and agreements, and who takes what.
plan-task-leave-talk = Hold the exit interview
plan-how-leave-talk = Why they leave and what should change. Write down the main points.
plan-task-leave-laptop = Collect the laptop and equipment
plan-how-leave-laptop = Check it against the list.
plan-task-leave-access = Close the accesses
plan-how-leave-access = Mail, accounts, shared keys, mailing lists.
plan-task-leave-pass = Collect the pass
plan-how-leave-pass = Pass and keys are handed in on the last working day.
plan-task-leave-papers = Prepare the leaving papers
plan-how-leave-papers = In Russia the order, the final pay and the record of employment are given on the last working day (Labour Code, article 84.1).
plan-task-move-papers = Prepare the transfer papers
plan-how-move-papers = Supplementary agreement and order.
plan-task-move-handover = Hand over the work to the former department
plan-how-move-handover = Who takes what, and until when questions are welcome.
plan-task-move-access = Change the accesses
plan-how-move-access = Close what is no longer needed, open what the new department needs.
plan-task-move-tasks = Open the new department's tasks
plan-how-move-tasks = Goals of the first week and access to shared materials.
plan-task-move-buddy = Choose a helper in the new department
plan-how-move-buddy = Whom to ask in the first weeks.
plan-task-move-week = Check-in a week after the transfer
plan-how-move-week = What works, what is missing. Write down the main points.

# Screens

plans-title = 🧭 <b>Plans</b>: onboarding, leaving, transfers
plans-empty = 🧭 <b>Plans</b>
    Who starts, who prepares what and where it burns is seen here. Begin with the first newcomer: a name and a first day will do.
plans-button = 🧭 Plans
plans-new = ➕ Newcomer
plans-begun = { $count ->
    [one] { $count } plan begun
   *[other] { $count } plans begun
}
plan-sign-onboarding = 🧭
plan-sign-leaving = 👋
plan-sign-moving = 🔀
plan-title = 🧭 <b>{ $kind }: { $name }</b>
plan-day = { $kind ->
    [leaving] Last day: { $day }
    [moving] Day of transfer: { $day }
   *[other] First day: { $day }
}
plan-first-day = It was at first: { $day }
plan-state-active = under way
plan-state-frozen = ⏸ On hold: the person did not come
plan-state-done = Plan done
plan-state-cancelled = Plan cancelled
plan-came = ✅ Came to work
plan-progress = Done { $done } of { $count }{ $late ->
    [0] {""}
   *[other] , late: { $late }
}
plan-lead = Lead: { $name }
plan-buddy = Buddy: { $name }
plan-probation = Probation until: { $day }
plan-probation-over = Probation: { $outcome } ({ $note })
probation-passed = passed
probation-extended = extended
probation-failed = failed
probation-button-passed = ✅ Passed
probation-button-extended = Extend
probation-button-failed = Failed
probation-ask-day = { $name }: until which day is the probation extended by agreement? In Russia three months are the limit, six for managers (Labour Code, article 70).
probation-ask-reasons = { $name }: why was the probation failed? The reasons go into the written notice, given at least three days ahead (Labour Code, article 71).
plan-line = { $sign } <b>{ $title }</b> · { $due }
plan-line-overdue = overdue
plan-line-late = late by { $late }
plan-line-waits = waits for: { $title }
plan-line-notice = late notice, not counted
plan-nobody-yet = not taken yet, { $who } answers
plan-no-department = no department set
plan-person = 👤 Profile
plan-open = Open the plan
plan-button-move = 📅 Move the day
plan-button-buddy = 🤝 Buddy
plan-button-ask = 💬 Ask HR
plan-button-cancel = Cancel the plan
plan-button-begin = ✅ Begin
plan-button-move-now = ✅ Move
plan-came-yes = ✅ Came
plan-came-no = Did not come
plan-ask-came = 🧭 <b>{ $name }</b>: today is the first day. Is the person here?
plan-ask-cancel = { $name }: cancel the plan? Open tasks ({ $count }) will be called off and their people told. The history stays.
plan-ask-new = Who starts and when? A line a person: name, position, department, date.
    For example: <code>Ivan Petrov, designer, Marketing, 11.01.2027</code>
    Several lines at once are fine.
plan-ask-department = Which department will the newcomer work in?
plan-preview = Template "{ $template }", { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
plan-preview-late = ❗️ Past already: { $count }. These are marked "late notice" and are not counted against anybody.
plan-draft-hint = Another day? Just type it.
plan-several = 🧭 <b>{ $kind }: { $count ->
    [one] { $count } person
   *[other] { $count } people
}</b>
plan-one = • { $name }, { $day }
plan-answers = { $role }: { $name }
plan-found-above = found further up
plan-found-hr = no lead, HR answers
plan-doer-department = Department
plan-doer-lead = Lead
plan-doer-buddy = Buddy
plan-doer-hr = HR
plan-doer-person = Colleague
plan-doer-newcomer = The person themselves
plan-ask-day = { $name }: it is { $day } now. Which day shall it be?
plan-move = 📅 <b>{ $name }</b>: { $old } → { $new }
plan-move-moves = Tasks that move: { $count }
plan-move-late = Late already: { $count }. The lateness stays.
plan-move-by-hand = With a deadline set by hand: { $count }. These stay where they are.
plan-ask-buddy = { $name }: who is the buddy?
plan-ask-question = Write your question, HR will answer.
plan-question-sent = The question went to HR.
plan-assigned = 🧭 { $count ->
    [one] A new plan task
   *[other] New plan tasks: { $count }
}
plan-assigned-line = • <b>{ $title }</b>, { $name } · { $due }
plan-ready = 🟢 <b>{ $title }</b> · { $name }: done. { $count ->
    [one] Your task can begin now:
   *[other] Your tasks can begin now:
}
plan-ready-line = • <b>{ $title }</b> · { $due }
plan-told-moved = 📅 <b>{ $name }</b>: the day is now { $day }. Your tasks that moved: { $count }.
plan-told-cancelled = <b>{ $name }</b>: the plan is cancelled. Your tasks called off: { $count }.
plan-told-done = ✅ <b>{ $name }</b>: the plan is done, every task is closed.
plan-told-no-show = ❗️ <b>{ $name }</b> did not come. The tasks of the first day and after it wait. Move the day or cancel the plan.
plan-told-passed = ✅ <b>{ $name }</b>: probation passed.
plan-told-extended = <b>{ $name }</b>: probation extended by agreement.
plan-told-failed = ❗️ <b>{ $name }</b>: probation failed. The written notice is to be given today, the dismissal comes three days later at the earliest (Labour Code, article 71).
plan-told-asked = 💬 <b>{ $name }</b> asks: { $text }
plan-welcome = 👋 <b>Welcome, { $name }!</b>
    First day: { $day }. Your tasks will be here, and the people you can turn to.
plan-welcome-tasks = <b>Your tasks</b>
plan-why-day-before = Due on the next working day
plan-why-due-day = Due today
plan-why-late = 🔥 Past its deadline
plan-why-late-hr = 🔥 A department is late
plan-why-late-above = 🔥 Still not done
plan-reminder = 🧭 <b>{ $title }</b> · { $name }
plan-reminder-whose = { $department }, { $name } answers
plan-probation-soon = 🧭 <b>{ $name }</b>: probation ends on { $day }, days left: { $days }. How does it end? A failed one needs a written notice at least three days ahead.
plan-chat-take = Take: { $title }
plan-chat-done = Done: { $title }
plan-invite = 🎟 Newcomer's link and QR
plan-follow = 📌 Follow
plan-followed = The plan will come as a message of its own that keeps itself up to date
plan-unfollow = Stop following
plan-unfollowed = This message is no longer updated.
plan-kept-current = <i>Keeps itself up to date.</i>
plan-not-yours = 🧭 Somebody else looks after this plan now.
plan-chat-cannot = 🚫 Can't do…
plan-ask-cannot = 🚫 <b>{ $name }</b>: which task cannot be done? HR will read the reason.
plan-nothing-open = <b>{ $name }</b>: your department has no open tasks.
why-not-supplies = No equipment or access
why-not-others = Waiting for another department
why-not-time = Not enough time before the deadline
why-not-unclear = Unclear what is needed
why-not-not-ours = It is not our task
plan-ping = 🧭 <b>The department's tasks</b>: { $count }
plan-ping-name = { $name }
plan-toast-taken = The task is yours
plan-toast-done = Handed in, thank you
plan-toast-others = Taken already: { $name }
plan-toast-closed = This task is handed in already
plan-toast-evidence = Show the result: answer the bot's message
plan-ask-evidence = 📎 { $name }, { $title }
    { $wanted ->
        [file] Send a photo or file as an answer to this message, and the task is handed in.
       *[other] Write briefly what was done as an answer to this message, and the task is handed in.
    }
plan-in-private = 💬 Hand in privately
plan-handed-in = ✅ <b>{ $title }</b>: handed in, { $name }
plan-evidence-not-yours = Somebody else does this task.
command-onboard = Begin a newcomer's plan
command-onboarding = Newcomers and who broke the schedule
today-sign-plan-unanswered = 🧭
today-plan-unanswered = first day { $day }: did they come?

# Who broke the schedule

plans-report = 📊 Who broke the schedule
schedule-title = 📊 <b>Plans on schedule</b>: { $month }
schedule-empty = Nothing to judge in this month yet: there were no deadlines.
schedule-nobody = No department
schedule-department = <b>{ $name }</b>: on time { $share }
schedule-counts = On time { $on_time } of { $judged }, own delays { $own }, held up by others { $blocked }
schedule-median = Median own delay: { $late }
schedule-open = 🔥 Late and open: { $count }
schedule-left-out = Not counted (late notice or excused): { $count }
schedule-earlier = ‹ Earlier
schedule-later = Later ›
schedule-cases = 📊 <b>{ $name }</b>: { $month }
schedule-no-cases = Nothing was late.
schedule-case = <b>{ $title }</b> · { $name } · { $who }
schedule-why = Why: { $why }
schedule-said = The department: { $text }
schedule-dispute = Not our fault
schedule-excuse = ✅ Excuse
schedule-refuse = Leave it
schedule-excused = The lateness is excused
schedule-refused = The lateness stays
schedule-ask-why = Why was the lateness not the department's fault? Write it down, HR will decide.
schedule-asked = HR will look into it and decide.
schedule-disputed = ⚖️ <b>{ $title }</b> · { $name }
    { $by }: "{ $text }"
    Excuse the lateness?
verdict-on-time = on time
verdict-own = own delay
verdict-blocked = held up by others
verdict-notice = late notice
verdict-excused = excused by HR
verdict-whose = waited for { $culprit }, "{ $title }"

plan-begin-onboarding = 🧭 Onboarding plan
plan-begin-moving = 🧭 Transfer plan
plan-begin-leaving = 🧭 Leaving plan

schedule-sheet-departments = Departments
schedule-sheet-tasks = Tasks
schedule-column-department = Department
schedule-column-judged = Tasks judged
schedule-column-on-time = On time
schedule-column-share = Share on time
schedule-column-own = Own delay
schedule-column-blocked = Held up by others
schedule-column-median = Median delay, h
schedule-column-open = Overdue now
schedule-column-left-out = Not counted
schedule-column-task = Task
schedule-column-newcomer = Newcomer
schedule-column-who = Assignee
schedule-column-first = First deadline
schedule-column-due = Deadline
schedule-column-done = Done
schedule-column-late = Late, h
schedule-column-why = Why
schedule-column-whose = Whose delay

week-title = 🧭 <b>Onboarding last week</b>, { $since } – { $until }
week-coming = { $count ->
    [one] 🗓 { $count } newcomer starts this week
   *[other] 🗓 { $count } newcomers start this week
}
week-open = 📊 The month's report

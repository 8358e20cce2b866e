# What went wrong: what happened, what was kept, what to do. No blame, and no codes but for faults of our own.

problem-title-empty = There is no title yet. Send it as one message, for example: Graphic designer. Your draft is kept.
problem-title-too-long = The title is longer than { $most } characters, so the earlier one stays. Send a shorter one; details fit into the description.
problem-day-in-past = That day has passed, so the earlier date stays. Choose today or any later day.
problem-day-not-understood = I could not read the date, so the earlier one stays. Try: 15.12, on Friday, in 2 weeks.
problem-headcount-range = That number of openings will not do, so the earlier one stays. Send a number from 1 to { $most }.
problem-salary-not-understood = I could not read the amount, so the earlier one stays. Try: 120–150k, from 200k, up to $3000.
problem-salary-upside-down = The lower end is above the upper one, so the earlier pay stays. Send the smaller amount first, for example: 120–150k.
problem-too-many-competencies = That is more than { $most } competencies, so the list stays as it was. Keep the main ones; the rest fits into the description.
problem-competency-name = “{ $name }” will not do: a competency's name has 1 to { $most } characters. The list stays as it was. Send short names with commas, for example: Figma, English, negotiation.
problem-text-too-long = The text is longer than { $most } characters, so the earlier one stays. Send a shorter one.
problem-reason-needed = A reason is needed; nothing has changed yet. Send it as one message, a few words will do.
problem-name-empty = There is no name yet. Send the first and last name; everything else is kept in the draft.
problem-name-too-long = The name is longer than { $most } characters, so the earlier one stays. Send just the person's names.
problem-contact-not-understood = That does not look like a contact, so the earlier ones stay. Send a phone number, an e-mail, a Telegram @name or a link.
problem-experience-not-understood = I could not read the experience, so the earlier value stays. Try: 3 years 6 months.
problem-age-not-understood = I could not read the age, so the earlier one stays. Send the years or the date of birth, for example: 28 or 14.03.1998.
problem-language-not-understood = I know no such language: { $name }. The earlier languages stay. Try: English B2, German.
problem-study-not-understood = I could not read the education, so the earlier one stays. Type up to { $most } places of study, such as: MIT, design, 2012.
problem-vacancy-not-open = The vacancy is not open now, so nothing has changed. Reopen it or choose another.
problem-already-decided = This has already been decided, so your press changed nothing. Here is how it stands now.
problem-already-on-vacancy = The candidate is on this vacancy already, so nothing was added twice. Open the card to see the stage.
problem-person-left = This person no longer works here, so the earlier choice stays. Choose somebody else.
problem-person-not-found = { $count ->
    [0] Nobody here is called { $name }. The earlier choice stays. Send the first and last name as on the staff list.
    [one] { $count } employee fits { $name }. The earlier choice stays. Send the full name.
   *[other] { $count } employees fit { $name }. The earlier choice stays. Send the full name.
}
problem-colleague-may-not-see = { $name } cannot see this vacancy, so nothing was sent. Add them to the vacancy's team and send it again.
problem-too-many-people = That is more than { $most } people, so the team stays as it was. Take somebody off and add again.
problem-text-empty = There is no text; nothing has changed yet. Send it as one message.
problem-request-taken = { $name } is already working on this request. Your press changed nothing; take another from the list of requests.
problem-undo-too-late = It is too late to undo. Everything stays as it is; you can change it on the card itself.
problem-undo-overtaken = This can no longer be undone: something has changed since. Everything stays as it is; you can change it on the card itself.
problem-request-decided = { $name } has already decided on this request. Your press changed nothing.
problem-invite-useless = This invitation no longer works: it has been used, withdrawn or has expired. Ask HR for a new one, or press /start to ask for access.
problem-contact-not-own = That is somebody else's contact, and one can only come in by one's own number. Press “Share my number”.
problem-department-name-taken = There is a department { $name } already, so nothing has changed. Choose another name.
problem-department-circle = The department would end up inside itself, so nothing has changed. Choose another parent department.
problem-deputy-is-lead = This person leads the department already, the deputy has not changed. Choose somebody else.
problem-last-admin = This is the last administrator: nobody else could manage access, so nothing has changed. Make somebody else an administrator first.
problem-phone-not-understood = That does not look like a phone number, the former one has not changed. Write, for example: +44 20 7946 0958.
problem-phone-taken = Another employee has this number already: { $name }. The former one has not changed.
problem-email-not-understood = That does not look like an e-mail address, the former one has not changed. Write, for example: anna@example.com.
problem-own-lead = Nobody can be their own lead or their lead's lead, the former one has not changed. Choose somebody else.
problem-table-not-understood = There is no column with names in the table, so nobody has been added. The first row must name the columns, at least “Name”.
problem-table-too-long = The table has more than { $most } rows, so nobody has been added. Split it into parts.
problem-table-unreadable = This table cannot be read, so nobody has been added. Save it as Excel (.xlsx) or CSV and send it again.
problem-leads-department = This person leads { $name }, so the role has not changed. Give the department another lead first.
problem-last-day-past = That day is over already, the former one has not changed. Choose today or any later day.
problem-number-range = It takes a number from { $least } to { $most }; the former one has not changed.
problem-number-not-understood = There is no number in this, so nothing has changed. Type digits only, for example: 300.
problem-correction-not-understood = There is no amount in this, so nothing has changed. Begin with a number, then the reason, for example: +20 help at the fair.
problem-points-own = You cannot correct your own points; they have not changed. Ask a colleague in HR.
problem-points-range = That many points will not do, so nothing has changed. Type a number from 1 to { $most }.
problem-points-self-set = A task for oneself earns no points. It can be set without them.
problem-points-over-budget = That is more than is left of this month's budget: { $left }. Promise fewer points, or set the task without them.
problem-points-too-few = You need more points: { $missing }. Your balance has not changed; the reward will wait.
problem-points-debt = You owe points right now: { $debt }. The shop opens again when new points have settled it.
problem-reward-not-offered = This reward is off the shelf, and your points have not changed. There are others in the shop.
problem-reward-out-of-stock = None of these are left, and your points have not changed. It will be back when there are more.
problem-reward-limit = You have had this reward as often as possible this year: { $most }. Your points have not changed.
problem-redemption-own = Somebody else decides about your own exchange; it has not changed. Ask a colleague in HR.
problem-appeal-asked-already = There is a question about this line already, and it is kept. Open the line to see the answer.
problem-appeal-overtaken = This award has been taken back already, so there is nothing to set right. Answer that the line stays as it is.

# -- tasks
problem-task-title-empty = It is not clear what is to be done. Write the task in one line, for example "Prepare the offer".
problem-nobody-chosen = Nobody is chosen yet. Press a name or type it.
problem-moment-in-past = That time is over. Choose or type another one.
problem-moment-not-understood = The deadline was not understood. Try "Fri 6pm", "15.12" or "in 3 days".
problem-task-own-work = One's own work is accepted by somebody else. Please wait for the answer of whoever set the task.
problem-task-points-not-yours = Points for tasks are promised by leads. Leave the points out, and the task will be set.
problem-task-too-many-items = Too many: at most { $most } fit. Please make another task of the rest.
problem-task-deadline-same = That is the present deadline. Choose another one.
problem-absence-not-understood = I do not understand which days these are. For example: <code>vacation from 1 to 12 January, covered by Brown</code>
problem-absence-upside-down = The last day is before the first one or has passed. Type the days again.
problem-absence-too-long = An absence cannot be longer than a year. Type an earlier last day.
problem-absence-twice = You have an absence on these days already. Open it in /away and change its days.
problem-deputy-unfit = Only another colleague of the company can stand in. Choose somebody else.
problem-application-ended = This application has ended. Move the candidate back to a stage to make an offer.
problem-no-decider = Nobody can decide: name a hiring manager on the vacancy, or a department with a lead.
problem-offer-incomplete = The offer lacks a salary, a start date or a day to answer by. Fill them in and ask for approval again.
problem-too-many-reasons = { $most ->
    [one] There can be { $most } reason at most. Remove one and add this one then.
   *[other] There can be { $most } reasons at most. Remove one and add this one then.
}
problem-last-reason = At least one reason has to stay. Add another one first.
problem-reason-there = This reason is on the list already. Give it another name.
problem-too-many-searches = No more than { $most } searches can be saved. Remove one in /find and save this one.
problem-not-in-pipeline = The candidate is no longer in the pipeline, there is nothing to put off.
problem-no-hiring-manager = The vacancy has no hiring manager. Add one on its card and send again.
problem-too-many-to-screen = { $most ->
    [one] { $most } at most can be sent at once. Choose the strongest.
   *[other] { $most } at most can be sent at once. Choose the strongest.
}
problem-nobody-to-screen = There is nobody to send: they are with the manager already or no longer in the pipeline.
problem-stage-needed = The pipeline does not work without this stage. It can be renamed.
problem-too-many-stages = { $most ->
    [one] There can be { $most } stage at most. Retire one and add this one then.
   *[other] There can be { $most } stages at most. Retire one and add this one then.
}
problem-name-not-confirmed = The name is not the same; nothing was wiped. To confirm, type exactly: { $name }
problem-evidence-text = This task needs words: say briefly what was done.
problem-evidence-file = This task needs a photo or file: send it first, then hand the task in.
problem-plan-no-template = There is no fitting template. Bring the company's template back under "Plan templates".
problem-plan-circle = The tasks would wait for one another in a circle. Choose another one.
problem-plan-line-unknown = "{ $part }" could not be understood. A day looks like "1 working day before, 12:00".
problem-plan-line-minutes = A task is due at a full hour, such as 12:00.
problem-plan-line-who = There is no department "{ $who }". Name one as it is written, or a role: lead, buddy, HR, newcomer.
problem-plan-line-not-yours = You can add tasks of your own department only.
problem-plan-template-twice = There is such a template already: open it in the list.
problem-plan-template-whose = Write for which position the copy is.
problem-plan-template-name = A template needs a name.
problem-plan-twice = { $name }: such a plan is under way. Open it under "Plans".
problem-plan-line = A name or a date is missing. Write, for example: <code>Ivan Petrov, designer, 11.01.2027</code>
problem-union-hidden = One of the candidates is on a vacancy you cannot see. Its team can join the cards.
problem-union-twice = Both cards have an open offer or decision on “{ $title }”. Finish one of them, then join the cards.
problem-union-too-old = Cards can be taken apart within { $days } days. That time has passed.
problem-union-later = The card was joined once more after that. Take the latest joining apart first.
problem-plan-too-many = No more than { $most } plans can begin at once. Split the list.
problem-probation-too-late = Less than { $days } days are left of the probation: too late for the written notice (Labour Code, article 71).
problem-letter-hole-unknown = The bot does not know what to put for “[{ $hole }]”, so the text stays as it was. Use one of the names listed below the template.
problem-letter-link-missing = A consent request needs a [link], so the text stays as it was. Put it where the candidate should tap.
problem-letter-lacks = The letter still lacks: { $hole }. Fill it in, and it can go.
problem-letter-no-address = There is no e-mail on the card, so nothing was sent. Add one or copy the text.

# Interviews: the card, the draft, invitations, scorecards, kinds.

command-interview = Interviews: arrange one or log one
interview-kind-phone = Phone
interview-kind-technical = Technical
interview-kind-final = Final
interview-state-proposed = ⏳ Waiting for answers
interview-state-confirmed = ✅ Confirmed
interview-state-done = ☑️ Took place
interview-state-candidate-no-show = 🚫 Candidate did not come
interview-state-interviewer-no-show = 🚫 Interviewer did not come
interview-state-cancelled = ✖️ Cancelled
interview-answer-waiting = ⏳ no answer yet
interview-answer-accepted = ✅ will be there
interview-answer-proposed = 🔄 proposes another time
interview-answer-declined = ❌ cannot make it
interview-verdict-strong-yes = Strong yes
interview-verdict-yes = Yes
interview-verdict-no = No
interview-verdict-strong-no = Strong no

interview-title = 🗓 <b>{ $kind }: { $name }</b>
    { $title }
interview-time = { $moment } · { $minutes } min
interview-place = 📍 { $place }
interview-state-line = { $state }
interview-interviewer = 👤 { $name }: { $answer }
interview-interviewer-card = 👤 { $name }: { $state }
interview-proposes = 🔄 proposes { $moment }
interview-moved-times = { $count ->
        [one] Moved once
       *[other] Moved { $count } times
    }
interview-move-line = { $before } → { $after }, { $name }{ $why }
interview-clash = ⚠️ { $name } has another interview then, { $moment }
interview-clash-away = ⚠️ { $name } is away that day
interview-with = With you: { $names }
interview-note = Reason: { $note }
interview-line = { $moment }
    { $kind }: { $name } · { $state }
    { $names }
interview-result = 🗓 { $kind }, { $day }: { $result }
interview-minutes = { $count } min

interview-accept = ✅ Accept
interview-propose = 🔄 Propose another time
interview-decline = ❌ Decline
interview-took-place = ✅ It took place
interview-was-moved = 🔄 It was moved
interview-candidate-absent = Candidate did not come
interview-interviewer-absent = Interviewer did not come
interview-fill-card = 📝 Fill in the scorecard
interview-read-cards = 📊 Scorecards
interview-take-offer = ✅ Take the time: { $name }
interview-move = 🔄 Move
interview-again = 🔄 Arrange again
interview-people = 👥 Interviewers
interview-place-button = 📍 Place
interview-length-button = ⏱ Length
interview-text-button = 📋 Text for the candidate
interview-letter = ✉️ Letter to the candidate
interview-reopen = ↩︎ Undo
interview-cancel = Cancel the interview
interview-open = 🗓 Open
interview-back = ‹ To the interview
interview-new = 🗓 Arrange an interview
interview-log = ✍️ Log one that took place
interview-no-reason = No reason
interviews-button = 🗓 Interviews · { $title }
interviews-button-all = 🗓 Interviews

interview-ask-propose = What time would suit you? Choose or type it, for example: Fri 16:00. You may add a reason after a comma.
interview-ask-decline = Why can't you make it? Keep it short, the recruiter will see your answer.
interview-ask-move = What is the new time? Choose or type it, for example: Fri 16:00. You may add a reason after a comma.
interview-ask-place = Where will it be? Type an address or a room, or send a link. A dash clears the field.
interview-ask-length = How many minutes will it take? Type a number, for example: 45.
interview-ask-cancel = Why is it cancelled? Keep it short: the interviewers will see the reason.
interview-ask-people = Who holds the interview? New interviewers get an invitation, those taken off a cancellation.

interview-said-accepted = ✅ You have accepted
interview-said-propose = 🔄 The recruiter gets your proposal
interview-said-decline = The recruiter gets your answer
interview-said-declined = The recruiter gets your answer
interview-said-move = 🔄 The time has changed, the interviewers get a new invitation
interview-said-place = The place has changed
interview-said-length = The length has changed
interview-said-cancel = ✖️ The interview is cancelled
interview-said-cancelled = ✖️ The interview is cancelled
interview-said-reopened = ↩︎ Undone, the interview is open again
interview-arranged = ✅ The interview is arranged. The interviewers get invitations with a calendar file.

interviews-own-title = 🗓 <b>Interviews ahead</b>
interviews-title = 🗓 <b>Interviews: { $name }</b>
interviews-none = No interviews yet.
interview-hint = Arrange one in a line: <code>Ivanova Fri 15:00 technical Petrov</code>
    Log one that took place: <code>/interview Ivanova technical yesterday: Python 4, SQL 3, yes, confident</code>

interview-draft-title = 🗓 <b>New interview</b>
interview-draft-held = ✍️ <b>An interview that took place</b>
interview-field-candidate = Candidate
interview-field-kind = Kind
interview-field-when = Time
interview-field-who = Interviewers
interview-field-minutes = Length
interview-field-place = Place
interview-field-card = Assessment
interview-draft-ask-candidate = Who is interviewed? Type the candidate's name.
interview-draft-ask-kind = What kind of interview?
interview-draft-ask-when = When? Choose a time or type it, for example: Fri 15:00, tomorrow at 11.
interview-draft-ask-who = Who holds it? Choose one or several colleagues, or type their names.
interview-draft-ask-minutes = How many minutes?
interview-draft-ask-place = Where? Type an address or a room, or send a link. A dash clears the field.
interview-draft-ask-card = How did it go? Type the scores and a verdict, for example: <code>Python 4, SQL 3, yes, confident</code>. Or choose the verdict below.
interview-draft-which = Which candidate and vacancy: { $name }?
interview-draft-nobody = There is no candidate “{ $name }” with an open application. Type the name differently, or put the candidate on a vacancy.
interview-draft-namesakes = Which colleague: { $name }?
interview-draft-unknown = No colleague found: { $name }. Choose one or type the name differently.
interview-draft-when-held = When was it? Type it, for example: yesterday 15:00.
interview-draft-arrange = ✅ Arrange
interview-draft-keep = ✅ Log it
interview-draft-dropped = The interview's draft is deleted.
interview-just-now = Just now

interview-told-invited = 🗓 <b>Invitation to an interview</b>
    From { $name }. The file adds it to your calendar.
interview-told-moved = 🔄 <b>The interview has moved</b>
    From { $name }. The file updates your calendar.
interview-told-cancelled = ✖️ <b>The interview is cancelled</b>
    The file takes it out of your calendar.
interview-news-confirmed = ✅ All interviewers have accepted
interview-news-proposed = 🔄 { $name } proposes { $moment }{ $comment }
interview-news-declined = ❌ { $name } cannot hold the interview{ $comment }
interview-news-left = 👋 { $name } has left the company. Choose another interviewer.
interview-news-moved = 🔄 An interviewer has set a new time: { $name }
interview-news-cards-in = 📊 All scorecards are in
interview-reminder-ahead = 🗓 <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-outcome = 🗓 How did the interview go? <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-unknown = 🗓 The interviewers have not said how the interview went: <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-card = 📝 Your scorecard is still missing: <b>{ $kind }: { $name }</b>, { $title }
    { $moment }
interview-reminder-cards = 📝 Scorecards are missing: <b>{ $kind }: { $name }</b>
    Waiting for: { $names }

interview-text-note = A text for the candidate. Tap it to copy.
interview-invitation = Hello { $name }, we would like to invite you to an interview for “{ $title }” at { $company }.
    When: { $moment } ({ $zone }), { $minutes } min.{ $place }
    You will meet: { $names }.
    If the time does not suit you, please let us know and we will find another one.
    { $recruiter }
interview-invitation-place = { "" }
    Where: { $place }
interview-zone = time zone { $zone }
interview-event = { $kind } interview: { $name }
interview-event-guest = Interview: { $title }, { $company }
interview-event-about = Vacancy: { $title }. { $company }
interview-file = Interview
interview-file-cancelled = Interview cancelled

scorecard-state-not-yet = interviewer
scorecard-state-expected = ⏳ scorecard expected
scorecard-state-submitted = ✅ scorecard in
scorecard-state-dismissed = did not take part
scorecard-mark-poor = poor
scorecard-mark-weak = weak
scorecard-mark-fair = fair
scorecard-mark-good = good
scorecard-mark-excellent = excellent
scorecard-scale = 📝 Scorecard: 1 poor, 2 weak, 3 fair, 4 good, 5 excellent. A dash: not assessed.
scorecard-row = { $number }. { $title }: <b>{ $score }</b>
scorecard-not-assessed = not assessed
scorecard-verdict = Verdict: <b>{ $verdict }</b>
scorecard-verdict-needed = ❗️ Verdict: choose one of the four
scorecard-comment = 💬 { $text }
scorecard-voices = { $count ->
        [one] 🎙 { $count } voice message
       *[other] 🎙 { $count } voice messages
    }
scorecard-comment-button = 💬 Comment or voice message
scorecard-submit = ✅ Submit
scorecard-dismiss = I was not there
scorecard-was-there = ↩︎ I was there
scorecard-was-not-there = Noted that you were not there. No scorecard is expected from you.
scorecard-ask-comment = Type a comment or send a voice message. A dash clears the comment.
scorecard-handed-in = ✅ The scorecard is in
scorecard-said-submitted = ✅ The scorecard is in
scorecard-said-voice = 🎙 The voice message is kept
scorecard-head = <b>{ $name }: { $verdict }</b>{ $by }
scorecard-entered-by = { " " }(in their words, written by { $name })
scorecards-blind = Fill in your own scorecard first: the others open after it.
scorecards-missing = { $count ->
        [one] ⏳ { $count } scorecard is still expected
       *[other] ⏳ { $count } scorecards are still expected
    }
scorecards-together = Average:
scorecards-mean = { $title }: <b>{ $score }</b>{ $apart }
scorecards-apart = { " " }⚡️ opinions differ
scorecard-hear = 🎙 { $name }
scorecard-voice = 🎙 Voice message { $number }
scorecard-voice-name = Voice { $number }
scorecard-voice-coming = The voice message is still being fetched. Try again in a moment.

interview-kinds-title = 🗓 <b>Kinds of interview</b>
interview-kinds-hint = Choose a kind to change its questions and length, or add your own.
interview-kinds-button = 🗓 Kinds of interview
interview-kinds-add = ➕ Own kind
interview-kind-title = 🗓 <b>{ $name }</b>
interview-kind-minutes = Usual length: { $minutes } min
interview-kind-no-questions = No questions of its own: the vacancy's competencies are assessed.
interview-kind-question = • { $text }
interview-kind-questions-button = ✏️ Questions
interview-kind-retire = Offer no more
interview-kind-bring-back = Offer again
interview-kind-retired = Not offered any more
interview-kind-ask-name = What is this kind of interview called? For example: Meet the team.
interview-kind-ask-questions = Send the questions, each on a line of its own. They become part of the scorecards of new interviews of this kind. A dash clears the list.

today-section-interviews = 🗓 Interviews
today-sign-interview = 🗓
today-sign-interview-untold = ❓
today-sign-scorecard = 📝
today-interview = at { $time }
today-interview-day = { $day }, { $time }
today-interview-untold = how did it go? { $day }
today-scorecard = scorecard expected, { $day }
holding-interview = 🗓 Interviews
timeline-sort-interviews = Interviews
timeline-verb-interview-scheduled = 🗓 Interview arranged
timeline-verb-interview-moved = 🔄 Interview moved
timeline-verb-interview-done = ☑️ Interview took place
timeline-verb-interview-candidate-absent = 🚫 Candidate did not come
timeline-verb-interview-interviewer-absent = 🚫 Interviewer did not come
timeline-verb-interview-cancelled = ✖️ Interview cancelled
timeline-verb-interview-reopened = ↩︎ Interview open again
timeline-verb-scorecard-submitted = 📝 Scorecard in

problem-too-many-kinds = There are { $most } kinds of interview already. Take one away and add it again.
problem-too-many-questions = No more than { $most } questions; the former ones stay.
problem-last-kind = This is the last kind of interview; without it none can be arranged.
problem-interviewer-needed = At least one interviewer is needed.
problem-too-many-interviewers = There can be no more than { $most } interviewers.
problem-interview-not-begun = The interview has not begun yet.
problem-interview-same-time = The interview is at this time already.
problem-interview-time = The time was not understood. Type a day and an hour, for example: Fri 15:00, tomorrow at 11.
problem-kind-not-understood = There is no such kind of interview. Choose one of the list.
problem-interview-ended = This interview is over or cancelled already.
problem-verdict-needed = Choose a verdict: strong yes, yes, no or strong no.
problem-too-many-voices = There can be no more than { $most } voice messages.
problem-candidate-not-found = No candidate found: { $name }. Type the name differently.
problem-interview-no-vacancy = The candidate has no open application: { $name }. Put them on a vacancy first.

# Points: the ledger, questions about lines, the leaderboard, announcements in groups, the rules.

points-title = ⭐ <b>Points: { $balance }</b>
points-title-of = ⭐ <b>{ $name }</b>, points: <b>{ $balance }</b>
points-season = In { $season }: <b>{ $earned }</b>
points-lifetime = All time: { $earned }
points-reserved = Set aside for rewards: { $reserved }
points-debt = { $debt ->
    [one] ⚠️ You owe { $debt } point: it had been spent before an award was taken back ({ $line }). New points settle the debt first, then the reward shop opens again.
   *[other] ⚠️ You owe { $debt } points: they had been spent before an award was taken back ({ $line }). New points settle the debt first, then the reward shop opens again.
}
points-empty = Every point and where it came from will stand here. Points come with accepted tasks: in full on time, less when late.
points-hint = Press a line to see how its number came about.
points-button-top = 🏆 Leaderboard
points-button-rewards = 🎁 Rewards
points-button-correct = ✏️ Correct
points-button-rules = ⚙️ Rules
points-button-appeals = ❓ Questions about points ({ $count })
points-button-mine = ⭐ My points
points-button-line = 🔎 How it came about
points-button-ask = ❓ Ask about this line
points-button-asked = ❓ My question and the answer
points-button-correct-line = ✏️ Set right

points-kind-award = award
points-kind-reversal = reversal
points-kind-correction = correction
points-kind-reserve = exchanged for a reward
points-kind-refund = refund
points-line-task-gone = a deleted task
points-line-reversal = reversal: { $title }
points-line-correction = correction
points-line-reserve = reward
points-line-refund = refund: { $title }
points-line-title = ⭐ <b>{ $amount }</b> · { $kind }
points-line-owner = Whose points: { $name }
points-line-when = { $when } · { $author }
points-line-when-alone = { $when } · automatically
points-reason = Reason: { $reason }
points-related = Related lines are below.
points-balance-after = Balance after this line: <b>{ $balance }</b>
points-asked = Question: { $state }
points-asked-answer = Question: { $state }. Answer: { $answer }

points-step-promised = For the task: { $points }
points-step-no-deadline = No deadline: in full
points-step-in-time = Handed in on time ({ $due }): in full
points-step-late = Late by { $late }: { $share }%
points-step-dates = Due { $due }, handed in { $submitted }
points-step-mark = Mark { $mark } of 5: { $percent }%
points-step-already = Paid before: { $already }
points-step-sum = <b>{ $sum }</b>

correct-who = ✏️ Whose points? Type the first and last name.
correct-how = ✏️ <b>{ $name }</b>, points now: { $balance }. By how much, and why?
correct-about = About the line: { $amount }, { $name }. It stays in the ledger, the correction appears beside it.
correct-example = One line, for example: <code>+20 help at the fair</code> or <code>-10 paid twice</code>

points-balance = Balance: <b>{ $balance }</b>
points-news-award = ⭐ <b>{ $amount }</b> for an accepted task: { $title }
points-news-reversal = ↩︎ <b>{ $amount }</b>: the acceptance was withdrawn, and so were the points for the task: { $title }
points-news-correction = ✏️ <b>{ $amount }</b>: { $reason } · { $author }
points-news-debt = { $debt ->
    [one] ⚠️ You now owe { $debt } point: it has been spent already. The next awards settle it.
   *[other] ⚠️ You now owe { $debt } points: they have been spent already. The next awards settle it.
}

appeal-ask = ❓ What is wrong with the line { $amount }, { $name }?
appeal-ask-hint = One message will do. Your lead answers first; if the answer does not satisfy you, HR can look at it.
appeal-title = ❓ <b>A question about points</b>: { $name }, { $when }
appeal-title-mine = ❓ <b>Your question about points</b>
appeal-about = The line: { $amount }, { $name }
appeal-quote = <blockquote>{ $text }</blockquote>
appeal-with-manager = ⏳ Will be answered by { $name }
appeal-with-hr = ⏳ Will be answered by HR
appeal-was-upheld = ✅ Set right by { $amount } · { $name }
appeal-was-refused = ✖️ Left as it is · { $name }
appeal-escalate = Ask HR
appeal-give = { $points ->
    [one] ✅ Give back { $points } point
   *[other] ✅ Give back { $points } points
}
appeal-give-other = Another amount
appeal-refuse = Leave it as it is
appeal-how-many = How many points to give back? { $name } will see the answer. At most { $most }, for example: <code>30 worked as a pair</code>
appeal-why-not = Why does the line stay as it is? { $name } will read the answer.
appeal-toast-upheld = Set right
appeal-open = ❓ Open the question
appeal-reminder = ❓ A question about points has no answer: { $name }, { $when }. It is with { $manager }, but you can answer too.
appeal-state-manager = with the lead
appeal-state-hr = with HR
appeal-state-upheld = set right
appeal-state-refused = left as it is
appeals-title = { $count ->
    [one] ❓ <b>{ $count } question about points</b>
   *[other] ❓ <b>{ $count } questions about points</b>
}
appeals-row = { $name } · { $when }
appeals-empty = ❓ No questions about points. If something is not clear to somebody, the question appears here.

season-quarter = Q{ $quarter } { $year }
season-kind-month = month
season-kind-quarter = quarter
top-title = 🏆 <b>Leaderboard: { $when }</b> · { $where }
top-company = the whole company
top-all-time = all time
top-row = { $place } { $name } · <b>{ $earned }</b>
top-row-mine = { $place } <b>{ $name } · { $earned }</b> ← you
top-empty-season = Nobody has points this season yet. The first come with the first accepted task.
top-empty = Nobody has points yet. The first come with the first accepted task.
top-mine = Your place: { $place }, points: { $earned }. To place { $next } you need { $missing } more.
top-first = Your place: the first, points: { $earned }.
top-not-yet = { $missing ->
    [one] You are not on the board yet: { $missing } point to go.
   *[other] You are not on the board yet: { $missing } points to go.
}
top-teams-title = 🏆 <b>Departments: { $when }</b>
top-team = { $people ->
    [one] { $place } { $name } · <b>{ $average }</b> a head · { $people } person
   *[other] { $place } { $name } · <b>{ $average }</b> a head · { $people } people
}
top-teams-hint = Departments compare by points a head, so size gives no head start.
top-teams-empty = Nothing to compare yet: it takes departments of at least two people who have points.
top-span-season = Season
top-span-all-time = All time
top-chip-company = Company
top-chip-department = My department
top-chip-teams = Departments
top-button-points = ⭐ My points
top-button-private = My place

board-day = ⭐ <b>Points, { $when }</b>
board-day-of = ⭐ <b>Points, { $when }</b> · { $department }
board-row = { $count ->
    [one] { $name } · <b>+{ $earned }</b>
   *[other] { $name } · <b>+{ $earned }</b> ({ $count } tasks)
}
board-more = And more: { $count }
board-nothing = No new points today so far.
board-unbound = ⭐ This group can hear who has earned how many points. About whom?
board-bound = ⭐ This group hears about points: <b>{ $whom }</b>
board-now = Now: { $mode }
board-whole-company = The whole company
board-mode-instant = At once
board-mode-digest = Once a day
board-mode-off = Off
board-meaning-instant = at once, one message a day that is kept current. Nothing comes in the quiet hours.
board-meaning-digest = once a day, one message
board-meaning-off = nothing comes
board-only-in-groups = Add the bot to a department's or the company's group and type /board there: that is where it is decided what the group hears about points.

rules-title = ⚙️ <b>Rules of points</b>
rules-hint = A new rule holds from this minute on; earlier awards stay as they are.
rule-button = { $name }: { $value }
rule-title = ⚙️ <b>{ $name }</b>: { $value }
rule-no-limit = no limit
rule-on = yes
rule-off = no
rule-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
rule-name-task-points = Points for a task
rule-name-onboarding-points = For an onboarding step
rule-name-most-per-task = At most for a task
rule-name-monthly-budget = Monthly budget
rule-name-late-share = When late
rule-name-late-hours = Late by up to
rule-name-marks = Marks count
rule-name-season = Season
rule-name-digest-hour = Digest in groups
rule-hint-task-points = Offered for an ordinary task when nothing is said. You can type another number.
rule-hint-onboarding-points = Offered for a task of an onboarding plan. You can type another number.
rule-hint-most-per-task = Nobody can promise more for one task. You can type another number.
rule-hint-monthly-budget = How many points one person can promise to others in a month. You can type another number.
rule-hint-late-share = What share of the points is left within the lateness below. You can type another percentage.
rule-hint-late-hours = Up to what lateness that share is left; later there are none. You can type another number of hours.
rule-hint-marks = If yes, a mark from 1 to 5 at acceptance scales the points. A plain “Accept” always pays in full.
rule-hint-season = Over what time the leaderboard counts.
rule-hint-digest-hour = At what hour of the company's time the digest comes to groups. You can type an hour from 9 to 20.

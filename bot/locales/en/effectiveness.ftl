# Figures: how much was done, whether in time, and the tasks behind each figure.

figures-own = 📊 <b>My figures</b>
figures-person = 📊 Figures: <b>{ $name }</b>
figures-team = 📊 Figures: <b>{ $name }</b>
figures-nobody = The people you lead will appear here.
figures-period = { $since } — { $until }
figures-none = There were no tasks in this time.
figures-settled = Tasks in this time: { $count }, accepted: { $accepted }
figures-on-time = ✅ On time: { $count } of { $judged } ({ $share })
figures-late = 🔴 Late: { $count }
figures-late-average = Average lateness of what was submitted: { $span }
figures-returned = ↩️ Returned for more work: { $count }
figures-burning = 🔥 Burning now: { $count }
figures-review = A review takes { $span } on average: the reviewer's time, it never makes the assignee late
figures-regular = 🔥 Burns regularly: over { $percent }% late in at least { $bad } of the last { $weeks } weeks
figures-small = { $count ->
    [one] A small sample: only { $count } task with a deadline. Too early to judge.
   *[other] A small sample: only { $count } tasks with a deadline. Too early to judge.
}
figures-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
figures-trend = 📈 Chart by weeks
figures-drawing = Drawing it, here in a few seconds
figures-trend-caption = 📈 <b>{ $name }</b>, the last 12 weeks. Green was submitted on time, striped red with a number came late.
figures-short-share = on time { $share }
figures-short-late = 🔴 { $count }
figures-short-burning = 🔥 { $count }
figures-short-regular = burns regularly
figures-short-small = small sample
figures-cases = 📊 <b>{ $name }</b>: { $figure }
figures-cases-count = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
figure-settled = all
figure-accepted = ✅ accepted
figure-on-time = on time
figure-late = 🔴 late
figure-returned = ↩️ returned
figure-burning = 🔥 burning

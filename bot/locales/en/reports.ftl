# The hiring report.

report-button = 📊 Report
report-title = 📊 <b>Hiring: all vacancies</b>
report-title-vacancy = 📊 <b>Hiring: { $title }</b>
report-days = { $since } – { $until }
report-empty = Nothing happened in this time. Choose a longer period.
report-choose-vacancy = 📊 Which vacancy should the report be about?
report-making = Making the file, it comes in a few seconds
report-button-chart = 📈 Chart
report-button-xlsx = 📄 XLSX
report-button-vacancy = 💼 By vacancy
report-button-all = All vacancies
report-period-month = 30 days
report-period-quarter = 90 days
report-period-year = Year
report-period-long-month = in 30 days
report-period-long-quarter = in 90 days
report-period-long-year = in a year
report-part-funnel = Funnel
report-part-times = Times
report-part-sources = Sources
report-part-reasons = Reasons
report-part-load = Load
report-part-overdue = 🔥 Overdue
report-part-title = <b>{ $part }</b>
report-part-empty = Nothing here yet.
report-hint-funnel = Who came in this time and how far they got. Shares are of the stage before and of all. Press a stage to see the people.
report-hint-times = The median: half of the cases were faster, half slower. Time to hire runs from the candidate's coming, time to fill from the vacancy's opening, both to the accepted offer.
report-hint-sources = Came → got to an interview → hired. Press a source to see the people.
report-hint-reasons = How applications ended in this time. Press a reason to see the people.
report-hint-load = How many answers about candidates somebody gave and how fast (median), how many interviews they held and how soon they scored them.
report-hint-overdue = Open vacancies past their closing date.
report-span-hire = Time to hire
report-span-fill = Time to fill
report-funnel-first = { $stage } — <b>{ $count }</b>
report-funnel-line = { $stage } — <b>{ $count }</b> · { $previous } of the stage before, { $all } of all
report-going = In progress: { $count }
report-standing = In progress: { $count }. Ended: { $ended }
report-sources-short = From: { $sources }
report-reasons-short = Why they ended: { $reasons }
report-overdue-count = { $count ->
    [one] 🔥 { $count } vacancy is overdue
   *[other] 🔥 { $count } vacancies are overdue
}
report-overdue-line = { $count ->
    [one] 🔥 { $title }: { $count } day late
   *[other] 🔥 { $title }: { $count } days late
}
report-time-line = { $count ->
    [one] { $what }: <b>{ $middle }</b> · { $count } case
   *[other] { $what }: <b>{ $middle }</b> · { $count } cases
}
report-source-line = { $source }: <b>{ $came }</b> → { $met } → { $hired }
report-source-referral = a colleague's referral
report-source-unknown = source not given
report-reason-line = { $reason }: <b>{ $count }</b>
report-load-line = <b>{ $name }</b>: { $facts }
report-load-answers = { $count ->
    [one] { $count } answer in { $time }
   *[other] { $count } answers in { $time }
}
report-load-awaited = awaited now: { $count }
report-load-interviews = { $count ->
    [one] { $count } interview
   *[other] { $count } interviews
}
report-load-cards = scored after { $time }
report-load-missing = not scored: { $count }
report-cases-title = <b>{ $part }: { $row }</b> · { $count }
report-case-line = { $name } · { $facts }
report-chart-source = { $came } · hired { $hired }
report-column-stage = Stage
report-column-count = Count
report-column-of-all = Share of all
report-column-of-previous = Share of the stage before
report-column-what = What
report-column-days = Days (median)
report-column-cases = Cases
report-column-source = Source
report-column-came = Came
report-column-met = Interview
report-column-offered = Offer
report-column-hired = Hired
report-column-outcome = Outcome
report-column-reason = Reason
report-column-person = Employee
report-column-answers = Answers
report-column-answer-hours = Hours to answer (median)
report-column-awaited = Awaited now
report-column-interviews = Interviews
report-column-cards = Scorecards
report-column-card-hours = Hours to score (median)
report-column-vacancy = Vacancy
report-column-closes = Close by
report-column-late-days = Days late

# Common words: buttons, days, numbers, cards.

button-back = ‹ Back
button-cancel = Cancel
button-undo = ↩︎ Undo
button-done = Done
button-done-count = Done ({ $count })
button-calendar = 📅 Another day

card-updated = The card has been updated
card-field = { $label }: <b>{ $value }</b>
card-field-needed = ❗️ to be filled in

day-offer-today = Today
day-offer-tomorrow = Tomorrow
day-offer-friday = Friday
day-offer-days-3 = +3 days
day-offer-week = +1 week
day-offer-weeks-2 = +2 weeks
day-offer-month = +1 month
day-offer-month-end = End of month
day-offer-quarter-end = End of quarter

days-last = last day today
days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
days-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
just-now = just now

years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
age = { $years ->
    [one] { $years } year old
   *[other] { $years } years old
}
experience-none = no experience

salary-from = from { $amount }
salary-to = up to { $amount }
salary-period-month = a month
salary-period-year = a year
salary-period-day = a day
salary-period-hour = an hour
salary-period-project = for the project
salary-tax-net = net
salary-tax-gross = gross
salary-tax-unknown = tax not stated
amount-thousands = { $number }k
amount-millions = { $number }M

# Candidates from a table.

base-import-begin = 📥 Import candidates
base-import-ask = 👤 <b>Candidates from a table</b>
    Send an export of a job site or another system, or a table of your own. I will show first what I understood, the columns can be changed, and add only then.
base-import-hint = Only the name is required. I know phone, e-mail, position, salary, city, age, skills, languages, education, source, tags, comment, vacancy and stage. Whoever is in the base gets the empty fields filled; about lookalikes I will ask.
base-import-checking = { $count ->
    [one] Checking { $count } row…
   *[other] Checking { $count } rows…
}
base-import-good = { $count ->
    [0] Nobody can be added
    [one] { $count } row can be taken
   *[other] { $count } rows can be taken
}
base-import-no-names = ⚠️ I see no column with names. Point it out among the columns.
base-import-taken = Taken: { $columns }
base-import-left = Left out: { $columns }
base-import-columns = 🔀 Columns
base-import-columns-title = 🔀 <b>What is in which column</b>
base-import-columns-hint = Tap a column to change it.
base-import-column = Column <b>{ $header }</b>
base-import-example = In the first row: { $value }
base-import-now = Now: { $value }
base-import-nothing = leave out
base-import-as-staff = 👥 These are the staff
base-import-bad-file = 📎 File with errors
base-import-bad-sent = { $count ->
    [one] 📎 { $count } row with an error. Correct it and send this file again; the last column may stay.
   *[other] 📎 { $count } rows with errors. Correct them and send this file again; the last column may stay.
}
base-import-why = What is wrong
base-import-running = { $done } of { $total } done. You can go on with other things.
base-import-added = { $count ->
    [one] ✅ { $count } candidate added
   *[other] ✅ { $count } candidates added
}
base-import-updated = { $count ->
    [one] ✏️ { $count } card completed
   *[other] ✏️ { $count } cards completed
}
base-import-unchanged = In the base already, unchanged: { $count }
base-import-doubtful = { $count ->
    [one] ❓ { $count } row is in doubt
   *[other] ❓ { $count } rows are in doubt
}
base-import-ask-who = Lookalikes of people in the base wait in your inbox: you decide whether it is the same person.
base-import-consent = The new ones have not been asked for their consent yet.
base-import-inbox = 📥 Answer the questions
base-import-gone = 👤 Nobody was added, and the table is not kept.
base-import-again = 📥 Another table

import-column-name = Full name
import-column-last-name = Last name
import-column-first-name = First name
import-column-middle-name = Middle name
import-column-phone = Phone
import-column-email = E-mail
import-column-telegram = Telegram
import-column-links = Links
import-column-position = Position
import-column-city = City
import-column-salary = Salary
import-column-salary-min = Salary from
import-column-salary-max = Salary to
import-column-currency = Currency
import-column-salary-period = Pay period
import-column-experience = Experience
import-column-experience-months = Experience, months
import-column-age = Age
import-column-birth-date = Birth date
import-column-citizenship = Citizenship
import-column-skills = Skills
import-column-languages = Languages
import-column-education = Education
import-column-employer = Employer
import-column-source = Source
import-column-tags = Tags
import-column-comment = Comment
import-column-vacancy = Vacancy
import-column-stage = Stage

base-import-row-name-missing = no name
base-import-row-name-too-long = the name is too long
base-import-row-text-too-long = the text is too long
base-import-row-phone = not a phone number
base-import-row-email = not an e-mail address
base-import-row-telegram = not a Telegram name
base-import-row-link = not a link
base-import-row-salary = the salary is unclear
base-import-row-currency = no such currency
base-import-row-experience = the experience is unclear
base-import-row-age = the age or birth date is unclear
base-import-row-tags = too many tags, or they are too long
base-import-row-vacancy-unknown = there is no such open vacancy
base-import-row-vacancy-doubtful = there are several such vacancies
base-import-row-stage-unknown = there is no such stage
base-import-row-stage-hired = a hire is made on the card, not by a table

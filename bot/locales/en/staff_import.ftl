# Staff from a table.

import-ask = 📄 <b>Staff from a table</b>
    Send a file with the table. I will show first what I understood, and add only then.
import-columns = Columns, in any order: <b>name</b>, position, department, lead, phone, e-mail, start date, roles. Only the name is required.
import-formats = A file from Excel or a CSV will do.
import-reading = 📄 Reading the table: { $file }
import-title = 📄 <b>{ $file }</b>
import-good = { $count ->
    [0] Nobody can be added
    [one] { $count } person can be added
   *[other] { $count } people can be added
}
import-bad = { $count ->
    [one] ⚠️ { $count } row with an error
   *[other] ⚠️ { $count } rows with errors
}
import-new-departments = New departments: { $names }
import-run = ✅ Add ({ $count })
import-running = { $done } of { $total } added. You can go on with other things.
import-done = { $count ->
    [one] ✅ { $count } person added
   *[other] ✅ { $count } people added
}
import-next = Now invite them to Telegram: everybody has a link of their own. Those with a phone number can come in by it, too.
import-invite = 🎟 Links for everybody
import-errors = ⚠️ All errors
import-errors-title = { $count ->
    [one] ⚠️ <b>{ $count } row with an error</b>
   *[other] ⚠️ <b>{ $count } rows with errors</b>
}
import-error = Row { $number }: { $reason }
import-error-value = Row { $number }: { $reason } ({ $value })
import-row-name-missing = no name
import-row-name-too-long = the name is too long
import-row-position-too-long = the position is too long
import-row-department-too-long = the department's name is too long
import-row-phone = not a phone number
import-row-email = not an e-mail address
import-row-start-date = the date is unclear
import-row-roles = no such role
import-row-lead-unknown = the lead is neither in the table nor in the company
import-row-twice-in-table = repeats a row above
import-row-works-here = works in the company already
import-as-candidates = 👤 These are candidates

# Being away: who, until when, who stands in.

away-title = 🌴 <b>Who is away</b>
away-nobody = Everybody is here for the next eight weeks. Going on holiday? Say so in one line.
away-week = <b>{ $week }</b>
away-this-week = This week
away-week-of = Week of { $day }
away-row = { $name }: { $first } – { $last }
away-row-deputy = { $name }: { $first } – { $last }, covered by { $deputy }
away-mine = 🌴 My absence from { $day }
away-button-say = I will be away
away-button-calendar = 🌴 Who is away
away-ask = 🌴 When will you be away, and who stands in for you? In one line:
    <code>vacation from 1 to 12 January, covered by Brown</code>
    <code>until Friday, sick</code>
away-card = 🌴 <b>{ $name }</b>
away-card-over = ☑️ <b>{ $name }</b>: back again
away-days = Away: { $first } – { $last }, both days included
away-kind = Reason: { $kind } (seen by the lead and HR only)
away-deputy = Covered by: <b>{ $name }</b>
away-no-deputy = Nobody stands in: questions and decisions will wait
away-deadlines = ⚠️ <b>Deadlines in these days</b>
away-deadline = { $title }: { $day }
away-you-stand-in = You stand in: reminders and decisions will come to you.
away-button-deputy = 👤 Who stands in
away-button-change = ✏️ Other days
away-button-return = Back already
away-button-drop = Cancel the absence
away-ask-deputy = 👤 Who stands in for you? Reminders, questions and decisions will come to them.
away-nobody-stands-in = Nobody
away-ends = 🌴 The last day of your absence is today. Tomorrow morning I will send all that awaits you.
away-ends-deputy = 🌴 The last day of your absence is today, { $name } stands in. Tomorrow morning I will send all that awaits you.
absence-kind-vacation = vacation
absence-kind-sick = illness
absence-kind-trip = business trip
absence-kind-other = other

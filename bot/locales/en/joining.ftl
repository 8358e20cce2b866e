# The door: what a stranger sees, and somebody who has just come in; invitations and requests for access.

door-hello = 👋 Hello! This is Kadrovik, the internal assistant of { $company } for hiring, onboarding and tasks.
door-not-known = You are not in the staff list yet, so there is nothing I can show. If you work here, ask for access or open an invitation from HR.
door-waiting = You are not in the staff list yet. Your request has gone to HR; I will write here once it is accepted. If you have an invitation link, just open it.
door-declined = HR has looked at the request and has not given access. If that is a mistake, ask your colleagues for an invitation link.
door-left = Your access is closed. If you work here again, ask HR to open it.
door-ask = Ask for access
door-ask-back = Ask for access again
door-withdraw = Withdraw the request
door-phone = If HR has your phone number already, share it and you are in at once.
door-phone-key = 📱 Share my number
door-phone-thanks = Thank you, the number has arrived.
door-phone-unknown = This number is not in the staff list. HR will see it with your request.
door-welcome = 🎉 <b>Welcome to { $company }!</b>
door-welcome-name = Name: <b>{ $name }</b>
door-welcome-mistake = If anything is wrong, tell HR.
door-already-in = You are with us already, the invitation was not needed. Whoever it is meant for can still use it.

# Refusals and apologies: what happened, what was kept, what to do.

refusal-denied = 🔒 You don't have access to this. If you need it for work, ask your HR admin.
refusal-outdated = This card is out of date. Open it again from /menu.
refusal-apology = 😔 Something broke on our side, it wasn't you. Everything you entered before is kept; please try again a little later.

    Code for the administrator: <code>{ $code }</code>

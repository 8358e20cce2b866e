# Справочник: кого и что нашла строка, написанная в личном чате.

directory-found = 🔎 <b>Что вы имели в виду?</b>
directory-answers = 🔎 <b>За это отвечают:</b> { $about }
directory-nobody = 🔎 Не нашлось, кто отвечает за это: { $about }. Спросите кадровую службу или загляните в /departments.
directory-line = { $sign } { $name }
directory-line-note = { $sign } { $name }: { $note }
directory-sign-person = 👤
directory-sign-candidate = 📄
directory-sign-vacancy = 💼
directory-sign-department = 🏢

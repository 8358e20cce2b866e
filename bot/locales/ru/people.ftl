# Люди и отделы.

person-position = Должность: { $position }
person-department = Отдел: { $department }
person-roles = Роль: { $roles }

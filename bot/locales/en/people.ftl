# People and departments.

person-position = Position: { $position }
person-department = Department: { $department }
person-roles = Role: { $roles }

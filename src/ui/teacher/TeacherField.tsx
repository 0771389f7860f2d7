/** The choice among the teachers of a proxy that has several. */
import { useLocale } from '../locales/use-locale.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { kindLabel } from './kind-label.ts';

export function TeacherField() {
  const strings = useLocale();
  const teacher = usePage((state) => state.teacher);
  const teacherName = usePage((state) => state.settings.teacherName);
  const { changeSettings, checkTeacher } = usePageActions();
  const teachers = teacher.kind === 'known' && teacher.teacher !== null ? (teacher.teachers ?? []) : [];
  const [first] = teachers;
  if (first === undefined || teachers.length < 2) return null;
  return (
    <p className="field">
      <label htmlFor="teacher-name">{strings.teacher.choose}</label>
      <select
        id="teacher-name"
        value={teachers.some(({ id }) => id === teacherName) ? teacherName : ''}
        onChange={(event) => {
          changeSettings({ teacherName: event.target.value });
          void checkTeacher();
        }}
      >
        <option value="">{strings.teacher.byDefault(first.id)}</option>
        {teachers.map(({ id, name, kind }) => (
          <option key={id} value={id}>
            {id}: {name} ({kindLabel(kind)})
          </option>
        ))}
      </select>
    </p>
  );
}

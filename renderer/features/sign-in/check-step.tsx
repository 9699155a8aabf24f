import { useTranslation } from 'react-i18next';
import { normaliseLogin } from '../../../domain/people/login.ts';
import { OFFICES, type FirstRunForm } from './first-run-form.ts';
import classes from './sign-in.module.css';

/** Everything that will be stored, but the passwords. */
export function CheckStep({ form }: { readonly form: FirstRunForm }) {
  const { t } = useTranslation('signIn');
  return (
    <table className={classes['table']}>
      <tbody>
        <tr>
          <th scope="row">{t('setUp.centre.centerName')}</th>
          <td>{form.centerName}</td>
        </tr>
        <tr>
          <th scope="row">{t('setUp.centre.cityName')}</th>
          <td>{form.cityName}</td>
        </tr>
        {OFFICES.map((office) => (
          <tr key={office}>
            <th scope="row">{t(`setUp.${office}.name`)}</th>
            <td>
              {form.officers[office].name}（{normaliseLogin(form.officers[office].login)}）
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

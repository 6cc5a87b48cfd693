import { bindingsOf, keyText } from '../../../shared/keys.ts';
import { quickKeyText } from '../../../shared/quick-keys.ts';
import { quickKeyWords } from '../../../shared/words/quick-key-words.ts';
import { isMac } from '../../parts/platform.ts';
import { useWords } from '../../parts/words.ts';
import { useView } from '../../store/view-store.ts';
import styles from './settings.module.css';

/** The list of keyboard shortcuts, generated from the table of keys. */
export const KeysHelp = () => {
  const { t, language } = useWords();
  const host = useView(({ product }) => product.host);
  return (
    <>
      {host === 'web' && <p className={styles.line}>{t('settings.keysHint')}</p>}
      <table className={styles.keys}>
        <thead className={styles.visuallyHidden}>
          <tr>
            <th>{t('settings.keysAction')}</th>
            <th>{t('settings.keysKeys')}</th>
          </tr>
        </thead>
        <tbody>
          {bindingsOf(host).map(({ action, keys }) => (
            <tr key={action}>
              <td>{t(`shell.action.${action}`)}</td>
              <td>
                <kbd>{keyText(keys, isMac)}</kbd>
              </td>
            </tr>
          ))}
          <tr>
            <td>{quickKeyWords[language].keys}</td>
            <td>
              <kbd>{quickKeyText('1 … 9')}</kbd>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
};

import { words } from './typed-words.ts';

/** Findings about a certificate; `{date}`, `{days}`, `{key}` and `{host}` are facts of the finding. */
export const findingWords = words(
  {
    expired: 'Expired on {date}, {days} {days#day|days} ago. A module that checks dates will refuse it.',
    'not-yet-valid': 'Not valid before {date}.',
    'expires-soon': 'Expires on {date}, in {days} {days#day|days}.',
    'not-a-ca': 'Is not a CA certificate, so it can vouch for no server but itself.',
    'is-a-ca': 'Is a CA certificate; a client certificate belongs here.',
    'damaged-signature': 'Its signature does not match its content: the file was damaged when it was copied.',
    'not-self-signed': 'Is not a root: another certificate issued it.',
    'weak-key': 'Its key is short ({key}).',
    'unusual-key': 'Its key is {key}; old module firmware documents RSA only.',
    'retired-huawei-root':
      "Is Huawei's IoT root of 2016. It expired on 2026-05-02 and belongs to the retired platform only; register the device in IoTDA and use its current CA.",
    'huawei-root-host-mismatch': 'Does not belong to the host {host}.',
    'root-not-known-for-host':
      'Is not one of the roots known for {host}. If the host shows another chain, the connection fails.',
  },
  {
    expired: '已于 {date} 过期，至今 {days} 天。检查日期的模块会拒绝它。',
    'not-yet-valid': '{date} 之前无效。',
    'expires-soon': '将于 {date} 过期，还有 {days} 天。',
    'not-a-ca': '不是 CA 证书，只能用来校验它自己。',
    'is-a-ca': '是 CA 证书；这里需要客户端证书。',
    'damaged-signature': '签名与内容不符：文件在复制时已损坏。',
    'not-self-signed': '不是根证书：由另一张证书签发。',
    'weak-key': '公钥过短（{key}）。',
    'unusual-key': '公钥为 {key}；旧固件文档只支持 RSA。',
    'retired-huawei-root':
      '这是华为 2016 年的 IoT 根证书，已于 2026-05-02 过期，只属于已停用的旧平台；请在 IoTDA 注册设备并使用其当前的 CA。',
    'huawei-root-host-mismatch': '不属于接入地址 {host}。',
    'root-not-known-for-host': '不在 {host} 已知的根证书之列。如果服务器使用另一条证书链，连接会失败。',
  },
);

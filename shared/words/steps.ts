import type { StageId, StepId, StepStatus } from '../steps.ts';
import type { Words } from './language.ts';

/** Titles of the stages, for cards and headings. */
export const stageWords: Words<Readonly<Record<StageId, string>>> = {
  en: {
    module: 'Module check-up',
    certificate: 'Certificate',
    credentials: 'Credentials',
    connect: 'Connect',
    proof: 'Proof',
  },
  zh: {
    module: '模块体检',
    certificate: '证书',
    credentials: '接入凭据',
    connect: '连接',
    proof: '验证',
  },
};

/** Titles of the steps, each understandable without its stage. */
export const stepWords: Words<Readonly<Record<StepId, string>>> = {
  en: {
    'module.answer': 'Module answers',
    'module.identity': 'Identity',
    'module.firmware': 'Firmware',
    'module.sim': 'SIM card',
    'module.signal': 'Signal',
    'module.registration': 'Network registration',
    'module.attach': 'Packet data attached',
    'module.clock': 'Module clock',
    'certificate.inspect': 'Inspect the file',
    'certificate.space': 'Space on the module',
    'certificate.upload': 'Upload',
    'certificate.verify': 'Read back and compare',
    'credentials.derive': 'Derive credentials',
    'credentials.check': 'Check credentials',
    'connect.ssl': 'TLS settings',
    'connect.config': 'MQTT settings',
    'connect.open': 'Open the connection',
    'connect.login': 'Log in to the broker',
    'connect.subscribe': 'Subscribe',
    'proof.publish': 'Publish a test message',
    'proof.return': 'Test message arrived',
  },
  zh: {
    'module.answer': '模块应答',
    'module.identity': '模块身份',
    'module.firmware': '固件版本',
    'module.sim': 'SIM 卡',
    'module.signal': '信号',
    'module.registration': '网络注册',
    'module.attach': '数据附着',
    'module.clock': '模块时钟',
    'certificate.inspect': '检查文件',
    'certificate.space': '模块存储空间',
    'certificate.upload': '上传',
    'certificate.verify': '回读并比对',
    'credentials.derive': '生成接入凭据',
    'credentials.check': '核对接入凭据',
    'connect.ssl': 'TLS 设置',
    'connect.config': 'MQTT 设置',
    'connect.open': '建立连接',
    'connect.login': '登录服务器',
    'connect.subscribe': '订阅主题',
    'proof.publish': '发布测试消息',
    'proof.return': '收到测试消息',
  },
};

export const statusWords: Words<Readonly<Record<StepStatus, string>>> = {
  en: {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    skipped: 'skipped',
    failed: 'failed',
    stopped: 'stopped',
  },
  zh: {
    waiting: '等待',
    running: '进行中',
    done: '完成',
    skipped: '已跳过',
    failed: '失败',
    stopped: '已停止',
  },
};

import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { mailSecurities } from '#/platform/notify/mail-settings.ts';
import type { SmsProvider } from '#/platform/notify/sms.ts';
import type { RobotKind } from '#/features/notices/store/robots.ts';

/** The words of the pages on which stewards keep the ways out of the house. */
export type ChannelWords = {
  readonly title: string;
  readonly lead: string;
  readonly toChannels: string;
  readonly isSet: string;
  readonly isNotSet: string;
  readonly setByHost: string;
  readonly emailText: string;
  readonly smsText: string;
  readonly push: string;
  readonly pushText: string;
  readonly robotText: string;
  readonly change: (way: string) => string;
  readonly traffic: string;
  readonly trafficText: string;
  readonly noTraffic: string;
  readonly way: string;
  readonly state: string;
  readonly count: string;
  readonly failures: string;
  readonly noFailures: string;
  readonly fault: string;
  readonly lastAt: string;
  readonly host: string;
  readonly hostHint: string;
  readonly port: string;
  readonly security: string;
  readonly securities: { readonly [security in (typeof mailSecurities)[number]]: string };
  readonly user: string;
  readonly password: string;
  readonly secretKept: string;
  readonly from: string;
  readonly fromHint: string;
  readonly save: string;
  readonly saved: string;
  readonly remove: string;
  readonly removed: string;
  readonly trial: string;
  readonly trialText: string;
  readonly tryTo: string;
  readonly tryTelephone: string;
  readonly tryButton: string;
  readonly wentWell: string;
  readonly wentWrong: (fault: string) => string;
  readonly transcript: string;
  readonly us: string;
  readonly server: string;
  readonly provider: string;
  readonly providers: { readonly [provider in SmsProvider]: string };
  readonly url: string;
  readonly urlHint: string;
  readonly keyId: string;
  readonly secret: string;
  readonly signature: string;
  readonly signatureHint: string;
  readonly template: string;
  readonly templateHint: string;
  readonly application: string;
  readonly applicationHint: string;
  readonly robots: string;
  readonly robotsLead: string;
  readonly noRobots: string;
  readonly addRobot: string;
  readonly robotName: string;
  readonly robotPlace: string;
  readonly robotKind: string;
  readonly robotKinds: { readonly [kind in RobotKind]: string };
  readonly robotUrl: string;
  readonly robotUrlHint: string;
  readonly robotSecret: string;
  readonly robotAdded: string;
  readonly robotRemoved: string;
  readonly removeRobot: (name: string) => string;
  readonly tryRobot: (name: string) => string;
};

export const channelWords: Catalogue<ChannelWords> = {
  'zh-Hant': {
    title: '通知怎麼發出去',
    lead: '一樣都不接也能用：通知總在「通知」頁裡。接上了，願意的人在外面也收得到。',
    toChannels: '管理發送方式',
    isSet: '接通了',
    isNotSet: '沒有接',
    setByHost: '管機器的人設定了郵件服務器，這裡不能改。',
    emailText: '要一個能發信的郵箱。',
    smsText: '要向短信服務商開帳號，按條收費。',
    push: '瀏覽器通知',
    pushText: '不用設定。每個人在自己的「怎麼通知我」裡打開。',
    robotText: '在企業微信、釘釘、飛書的群裡說公開的事。',
    change: (way) => `設定：${way}`,
    traffic: '這七天發得怎麼樣',
    trafficText: '只有條數，沒有內容，也沒有收的人。',
    noTraffic: '這七天沒有發過。',
    way: '方式',
    state: '結果',
    count: '條數',
    failures: '最近出的問題',
    noFailures: '沒有出過問題。',
    fault: '怎麼回事',
    lastAt: '最後一次',
    host: '郵件服務器',
    hostHint: '例如 smtp.example.org',
    port: '端口',
    security: '加密',
    securities: {
      tls: 'TLS（一般是 465 端口）',
      starttls: 'STARTTLS（一般是 587 端口）',
      none: '不加密（只在自己機房裡用）',
    },
    user: '帳號',
    password: '密碼或授權碼',
    secretKept: '已經存好了，不再顯示。不改就空著。',
    from: '寄件人',
    fromHint: '例如 深田社區 <linli@example.org>',
    save: '保存',
    saved: '保存了。請試發一次。',
    remove: '不再用這個方式',
    removed: '拿掉了。還沒發的不會再發。',
    trial: '試發一次',
    trialText: '發一條給您自己，看看通不通。',
    tryTo: '發到哪個郵箱',
    tryTelephone: '發到哪個手機號碼',
    tryButton: '試發',
    wentWell: '發出去了。請看看收到沒有；沒有，看看垃圾信裡。',
    wentWrong: (fault) => `沒發出去：${fault}`,
    transcript: '雙方一句一句說了什麼',
    us: '我們',
    server: '服務器',
    provider: '服務商',
    providers: {
      template: '一般的 HTTP 接口（JSON）',
      aliyun: '阿里雲短信（舊簽名）',
      aliyun_acs3: '阿里雲短信（ACS3 簽名）',
      tencent: '騰訊雲短信',
      twilio: 'Twilio',
    },
    url: '接口地址',
    urlHint: '空著就用服務商平常的地址。',
    keyId: '帳號（AccessKey ID、SecretId）',
    secret: '密鑰',
    signature: '簽名或發送號碼',
    signatureHint: '服務商審核過的短信簽名。',
    template: '模板編號',
    templateHint: '模板裡只要一個參數：text。一般接口不用填。',
    application: '應用編號或地域',
    applicationHint: '騰訊雲填 SdkAppId，阿里雲填地域（如 cn-hangzhou）。',
    robots: '群機器人',
    robotsLead: '機器人只說這個地方公開的事，不說是誰。',
    noRobots: '還沒有群機器人。',
    addRobot: '加一個群機器人',
    robotName: '群的名字',
    robotPlace: '說哪個地方的事',
    robotKind: '哪一家的群',
    robotKinds: { wecom: '企業微信', dingtalk: '釘釘', feishu: '飛書' },
    robotUrl: '機器人的地址（Webhook）',
    robotUrlHint: '在群設定裡加機器人，把給的地址抄過來。存了以後不再顯示。',
    robotSecret: '加簽密鑰（有就填）',
    robotAdded: '加好了。請試說一句。',
    robotRemoved: '拿掉了。',
    removeRobot: (name) => `拿掉：${name}`,
    tryRobot: (name) => `試說一句：${name}`,
  },
  'zh-Hans': {
    title: '通知怎么发出去',
    lead: '一样都不接也能用：通知总在“通知”页里。接上了，愿意的人在外面也收得到。',
    toChannels: '管理发送方式',
    isSet: '接通了',
    isNotSet: '没有接',
    setByHost: '管机器的人设置了邮件服务器，这里不能改。',
    emailText: '要一个能发信的邮箱。',
    smsText: '要向短信服务商开账号，按条收费。',
    push: '浏览器通知',
    pushText: '不用设置。每个人在自己的“怎么通知我”里打开。',
    robotText: '在企业微信、钉钉、飞书的群里说公开的事。',
    change: (way) => `设置：${way}`,
    traffic: '这七天发得怎么样',
    trafficText: '只有条数，没有内容，也没有收的人。',
    noTraffic: '这七天没有发过。',
    way: '方式',
    state: '结果',
    count: '条数',
    failures: '最近出的问题',
    noFailures: '没有出过问题。',
    fault: '怎么回事',
    lastAt: '最后一次',
    host: '邮件服务器',
    hostHint: '例如 smtp.example.org',
    port: '端口',
    security: '加密',
    securities: {
      tls: 'TLS（一般是 465 端口）',
      starttls: 'STARTTLS（一般是 587 端口）',
      none: '不加密（只在自己机房里用）',
    },
    user: '账号',
    password: '密码或授权码',
    secretKept: '已经存好了，不再显示。不改就空着。',
    from: '寄件人',
    fromHint: '例如 深田社区 <linli@example.org>',
    save: '保存',
    saved: '保存了。请试发一次。',
    remove: '不再用这个方式',
    removed: '拿掉了。还没发的不会再发。',
    trial: '试发一次',
    trialText: '发一条给您自己，看看通不通。',
    tryTo: '发到哪个邮箱',
    tryTelephone: '发到哪个手机号码',
    tryButton: '试发',
    wentWell: '发出去了。请看看收到没有；没有，看看垃圾信里。',
    wentWrong: (fault) => `没发出去：${fault}`,
    transcript: '双方一句一句说了什么',
    us: '我们',
    server: '服务器',
    provider: '服务商',
    providers: {
      template: '一般的 HTTP 接口（JSON）',
      aliyun: '阿里云短信（旧签名）',
      aliyun_acs3: '阿里云短信（ACS3 签名）',
      tencent: '腾讯云短信',
      twilio: 'Twilio',
    },
    url: '接口地址',
    urlHint: '空着就用服务商平常的地址。',
    keyId: '账号（AccessKey ID、SecretId）',
    secret: '密钥',
    signature: '签名或发送号码',
    signatureHint: '服务商审核过的短信签名。',
    template: '模板编号',
    templateHint: '模板里只要一个参数：text。一般接口不用填。',
    application: '应用编号或地域',
    applicationHint: '腾讯云填 SdkAppId，阿里云填地域（如 cn-hangzhou）。',
    robots: '群机器人',
    robotsLead: '机器人只说这个地方公开的事，不说是谁。',
    noRobots: '还没有群机器人。',
    addRobot: '加一个群机器人',
    robotName: '群的名字',
    robotPlace: '说哪个地方的事',
    robotKind: '哪一家的群',
    robotKinds: { wecom: '企业微信', dingtalk: '钉钉', feishu: '飞书' },
    robotUrl: '机器人的地址（Webhook）',
    robotUrlHint: '在群设置里加机器人，把给的地址抄过来。存了以后不再显示。',
    robotSecret: '加签密钥（有就填）',
    robotAdded: '加好了。请试说一句。',
    robotRemoved: '拿掉了。',
    removeRobot: (name) => `拿掉：${name}`,
    tryRobot: (name) => `试说一句：${name}`,
  },
  en: {
    title: 'How notices leave the house',
    lead: 'None of these is needed: notices always stand under “Notices”. With one, those who wish are told elsewhere too.',
    toChannels: 'Manage the ways out',
    isSet: 'Connected',
    isNotSet: 'Not connected',
    setByHost: 'Whoever runs the machine has set the mail server; it cannot be changed here.',
    emailText: 'Needs a mailbox that may send.',
    smsText: 'Needs an account with a provider, who charges for each message.',
    push: 'Browser notices',
    pushText: 'Needs no settings. Everybody switches it on under “How I am told”.',
    robotText: 'Tells chat groups in WeCom, DingTalk or Feishu what is public.',
    change: (way) => `Settings: ${way}`,
    traffic: 'How messages fared in these seven days',
    trafficText: 'Numbers only: neither what they said nor whom they were for.',
    noTraffic: 'Nothing was sent in these seven days.',
    way: 'How',
    state: 'Outcome',
    count: 'Number',
    failures: 'What went wrong lately',
    noFailures: 'Nothing went wrong.',
    fault: 'What it was',
    lastAt: 'Last time',
    host: 'Mail server',
    hostHint: 'For example smtp.example.org',
    port: 'Port',
    security: 'Encryption',
    securities: {
      tls: 'TLS (usually port 465)',
      starttls: 'STARTTLS (usually port 587)',
      none: 'None (only within your own network)',
    },
    user: 'User',
    password: 'Password',
    secretKept: 'It is kept and never shown. Leave this empty to keep it.',
    from: 'Sender',
    fromHint: 'For example Shentian <linli@example.org>',
    save: 'Save',
    saved: 'Saved. Now send a test.',
    remove: 'Use this way no more',
    removed: 'Taken away. What has not left yet will not leave.',
    trial: 'Send a test',
    trialText: 'Send one to yourself to see whether it works.',
    tryTo: 'To which e-mail address',
    tryTelephone: 'To which telephone number',
    tryButton: 'Send a test',
    wentWell: 'It was sent. See whether it has come; if not, look among the unwanted mail.',
    wentWrong: (fault) => `It was not sent: ${fault}`,
    transcript: 'What was said, line by line',
    us: 'We',
    server: 'Server',
    provider: 'Provider',
    providers: {
      template: 'Any HTTP interface (JSON)',
      aliyun: 'Alibaba Cloud SMS (old signature)',
      aliyun_acs3: 'Alibaba Cloud SMS (ACS3 signature)',
      tencent: 'Tencent Cloud SMS',
      twilio: 'Twilio',
    },
    url: 'Address of the interface',
    urlHint: 'Left empty, it is the usual one of the provider.',
    keyId: 'Account (AccessKey ID, SecretId)',
    secret: 'Secret',
    signature: 'Signature or sending number',
    signatureHint: 'As the provider has approved it.',
    template: 'Number of the template',
    templateHint: 'The template has one parameter: text. Not needed for any HTTP interface.',
    application: 'Application or region',
    applicationHint: 'The SdkAppId for Tencent, the region for Alibaba (such as cn-hangzhou).',
    robots: 'Group robots',
    robotsLead: 'A robot tells only what is public of its place, and never who it was.',
    noRobots: 'There are no group robots yet.',
    addRobot: 'Add a group robot',
    robotName: 'Name of the group',
    robotPlace: 'Which place it tells of',
    robotKind: 'Whose chat it is',
    robotKinds: { wecom: 'WeCom', dingtalk: 'DingTalk', feishu: 'Feishu' },
    robotUrl: 'Address of the robot (webhook)',
    robotUrlHint:
      'Add a robot in the settings of the group and copy its address. Never shown again.',
    robotSecret: 'Signing secret, if it has one',
    robotAdded: 'Added. Now let it say something.',
    robotRemoved: 'Taken away.',
    removeRobot: (name) => `Take away: ${name}`,
    tryRobot: (name) => `Let it say something: ${name}`,
  },
};

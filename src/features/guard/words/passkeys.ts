import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { AddressObstacle } from '#/features/guard/model.ts';

/** The words of passkeys: having them, signing in with one, confirming with one. */
export type PasskeyWords = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly backToMe: string;
  readonly addTitle: string;
  readonly addText: string;
  readonly name: string;
  readonly nameHint: string;
  readonly add: string;
  readonly added: string;
  readonly rename: string;
  readonly renameNamed: (name: string) => string;
  readonly renamed: string;
  readonly remove: string;
  readonly removeNamed: (name: string) => string;
  readonly removed: string;
  readonly addedOn: (day: string) => string;
  readonly lastUsed: (moment: string) => string;
  readonly neverUsed: string;
  readonly notHere: string;
  readonly obstacles: { readonly [obstacle in AddressObstacle]: string };
  readonly failed: string;
  readonly needsScript: string;
  readonly signInTitle: string;
  readonly signInLead: string;
  readonly signIn: string;
  readonly signedIn: string;
  readonly otherWays: string;
  readonly strengthenTitle: string;
  readonly strengthenLead: string;
  readonly kept: string;
  readonly alreadyStrong: string;
  readonly goOn: string;
  readonly confirm: string;
  readonly confirmed: string;
  readonly noneYetTitle: string;
  readonly noneYetText: string;
  readonly makeOne: string;
  readonly lostTitle: string;
  readonly lostText: string;
  readonly rescueSubject: string;
  readonly rescueLetter: string;
  readonly letterSubject: string;
  readonly letter: (name: string) => string;
};

export const passkeyWords: Catalogue<PasskeyWords> = {
  'zh-Hant': {
    title: '通行密鑰',
    lead: '通行密鑰存在您的手機或電腦裡，用指紋、面容或鎖屏密碼打開。不用記，也騙不走。',
    none: '還沒有通行密鑰。',
    backToMe: '回到「我的」',
    addTitle: '登記一把',
    addText:
      '按下按鈕後，照手機或電腦的提示做。建議登記兩把：一把在手機，一把在電腦，丟了一把還有一把。',
    name: '給它起個名字',
    nameHint: '例如：我的手機、辦公室電腦',
    add: '登記通行密鑰',
    added: '登記好了。以後用它就能登入。',
    rename: '改名',
    renameNamed: (name) => `給「${name}」改名`,
    renamed: '名字改好了。',
    remove: '刪掉',
    removeNamed: (name) => `刪掉「${name}」`,
    removed: '刪掉了。用它再也登入不了。',
    addedOn: (day) => `${day} 登記`,
    lastUsed: (moment) => `最近用過：${moment}`,
    neverUsed: '還沒有用它登入過',
    notHere: '這裡用不了通行密鑰',
    obstacles: {
      numbers:
        '這個網址是一串數字，手機和電腦不肯給數字的網址做通行密鑰。請管理員給這台機器起個名字（域名），或者在本機用 localhost 打開。',
      not_encrypted:
        '這個網址沒有加密（不是 https），手機和電腦不肯在這裡做通行密鑰。請管理員把網址改成 https。',
    },
    failed: '沒有辦成：您取消了，或者這台設備裡沒有合適的通行密鑰。可以再按一次，或換一種方式。',
    needsScript: '用通行密鑰要打開瀏覽器的 JavaScript。打不開的話，請用別的方式登入。',
    signInTitle: '用通行密鑰登入',
    signInLead: '按下按鈕，用指紋、面容或鎖屏密碼確認，就進來了。',
    signIn: '用通行密鑰登入',
    signedIn: '登入好了。',
    otherWays: '用別的方式登入',
    strengthenTitle: '確認是您本人',
    strengthenLead:
      '您的職務看得到別人的電話和住址。要用這份職務，先用通行密鑰確認一次，管十二個小時。',
    kept: '您填的內容已經替您留著，確認後接著寫。',
    alreadyStrong: '已經確認過了。',
    goOn: '接著辦',
    confirm: '用通行密鑰確認',
    confirmed: '確認好了。',
    noneYetTitle: '還沒有通行密鑰？',
    noneYetText: '第一把可以現在就登記，登記好就算確認過了。',
    makeOne: '去登記一把',
    lostTitle: '通行密鑰丟了？',
    lostText:
      '手機或電腦丟了、換了，請到櫃台找管理這台機器的人。核實是您以後，他可以在機器上讓您重新登記。',
    rescueSubject: '您的通行密鑰作廢了',
    rescueLetter:
      '您帳號上的通行密鑰和號碼單都作廢了，所有的手機、電腦也都退出了，您可以重新登記。如果不是您要的，請馬上聯繫社區管理員。',
    letterSubject: '您的帳號多了一把通行密鑰',
    letter: (name) =>
      `您的帳號剛登記了一把通行密鑰：「${name}」。如果不是您本人登記的，請馬上聯繫社區管理員。`,
  },
  'zh-Hans': {
    title: '通行密钥',
    lead: '通行密钥存在您的手机或电脑里，用指纹、面容或锁屏密码打开。不用记，也骗不走。',
    none: '还没有通行密钥。',
    backToMe: '回到“我的”',
    addTitle: '登记一把',
    addText:
      '按下按钮后，照手机或电脑的提示做。建议登记两把：一把在手机，一把在电脑，丢了一把还有一把。',
    name: '给它起个名字',
    nameHint: '例如：我的手机、办公室电脑',
    add: '登记通行密钥',
    added: '登记好了。以后用它就能登录。',
    rename: '改名',
    renameNamed: (name) => `给“${name}”改名`,
    renamed: '名字改好了。',
    remove: '删掉',
    removeNamed: (name) => `删掉“${name}”`,
    removed: '删掉了。用它再也登录不了。',
    addedOn: (day) => `${day} 登记`,
    lastUsed: (moment) => `最近用过：${moment}`,
    neverUsed: '还没有用它登录过',
    notHere: '这里用不了通行密钥',
    obstacles: {
      numbers:
        '这个网址是一串数字，手机和电脑不肯给数字的网址做通行密钥。请管理员给这台机器起个名字（域名），或者在本机用 localhost 打开。',
      not_encrypted:
        '这个网址没有加密（不是 https），手机和电脑不肯在这里做通行密钥。请管理员把网址改成 https。',
    },
    failed: '没有办成：您取消了，或者这台设备里没有合适的通行密钥。可以再按一次，或换一种方式。',
    needsScript: '用通行密钥要打开浏览器的 JavaScript。打不开的话，请用别的方式登录。',
    signInTitle: '用通行密钥登录',
    signInLead: '按下按钮，用指纹、面容或锁屏密码确认，就进来了。',
    signIn: '用通行密钥登录',
    signedIn: '登录好了。',
    otherWays: '用别的方式登录',
    strengthenTitle: '确认是您本人',
    strengthenLead:
      '您的职务看得到别人的电话和住址。要用这份职务，先用通行密钥确认一次，管十二个小时。',
    kept: '您填的内容已经替您留着，确认后接着写。',
    alreadyStrong: '已经确认过了。',
    goOn: '接着办',
    confirm: '用通行密钥确认',
    confirmed: '确认好了。',
    noneYetTitle: '还没有通行密钥？',
    noneYetText: '第一把可以现在就登记，登记好就算确认过了。',
    makeOne: '去登记一把',
    lostTitle: '通行密钥丢了？',
    lostText:
      '手机或电脑丢了、换了，请到柜台找管理这台机器的人。核实是您以后，他可以在机器上让您重新登记。',
    rescueSubject: '您的通行密钥作废了',
    rescueLetter:
      '您账号上的通行密钥和号码单都作废了，所有的手机、电脑也都退出了，您可以重新登记。如果不是您要的，请马上联系社区管理员。',
    letterSubject: '您的账号多了一把通行密钥',
    letter: (name) =>
      `您的账号刚登记了一把通行密钥：“${name}”。如果不是您本人登记的，请马上联系社区管理员。`,
  },
  en: {
    title: 'Passkeys',
    lead: 'A passkey is kept in your telephone or computer and opens with your finger, face or screen lock. There is nothing to remember, and nobody can talk you out of it.',
    none: 'You have no passkey yet.',
    backToMe: 'Back to my account',
    addTitle: 'Register one',
    addText:
      'Press the button and do what your telephone or computer says. It is wise to have two, one in the telephone and one in the computer: if one is lost, the other is left.',
    name: 'Give it a name',
    nameHint: 'For example: my telephone, the office computer',
    add: 'Register a passkey',
    added: 'It is registered. From now on you can sign in with it.',
    rename: 'Rename',
    renameNamed: (name) => `Rename “${name}”`,
    renamed: 'It has its new name.',
    remove: 'Remove',
    removeNamed: (name) => `Remove “${name}”`,
    removed: 'It is removed. Nobody can sign in with it any more.',
    addedOn: (day) => `Registered ${day}`,
    lastUsed: (moment) => `Last used ${moment}`,
    neverUsed: 'Not used to sign in yet',
    notHere: 'Passkeys do not work here',
    obstacles: {
      numbers:
        'This address is made of numbers, and telephones and computers make no passkeys for numbers. Ask a steward to give this machine a name (a domain), or open it as localhost on the machine itself.',
      not_encrypted:
        'This address is not encrypted (no https), and telephones and computers make no passkeys here. Ask a steward to serve it with https.',
    },
    failed:
      'Nothing was done: you stopped, or this device has no fitting passkey. Press again, or take another way.',
    needsScript:
      'Passkeys need JavaScript in your browser. If you cannot turn it on, sign in another way.',
    signInTitle: 'Sign in with a passkey',
    signInLead: 'Press the button, confirm with your finger, face or screen lock, and you are in.',
    signIn: 'Sign in with a passkey',
    signedIn: 'You are signed in.',
    otherWays: 'Sign in another way',
    strengthenTitle: 'Confirm that it is you',
    strengthenLead:
      'Your office sees telephone numbers and addresses of other people. To use it, confirm once with a passkey; that holds for twelve hours.',
    kept: 'What you typed is kept for you; go on with it once you have confirmed.',
    alreadyStrong: 'You have confirmed already.',
    goOn: 'Go on',
    confirm: 'Confirm with a passkey',
    confirmed: 'Confirmed.',
    noneYetTitle: 'No passkey yet?',
    noneYetText: 'You can register your first one now, and that counts as confirming.',
    makeOne: 'Register one',
    lostTitle: 'Lost your passkeys?',
    lostText:
      'If your telephone or computer was lost or changed, go to whoever looks after this machine. Once they have made sure that it is you, they can let you register afresh.',
    rescueSubject: 'Your passkeys have ended',
    rescueLetter:
      'The passkeys and the sheet of codes of your account have ended, and you are signed out everywhere; you can register afresh. If you did not ask for that, speak to a steward of the community at once.',
    letterSubject: 'Your account has one more passkey',
    letter: (name) =>
      `A passkey was just registered for your account: “${name}”. If that was not you, speak to a steward of the community at once.`,
  },
};

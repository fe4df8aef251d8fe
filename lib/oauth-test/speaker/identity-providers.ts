import type { StopReason } from './speaker'

/** An identity provider of companies. */
export interface IdentityProvider {
  name: string
  /** Texts that only it writes, in any language: codes, sentences, URLs. */
  marks: readonly RegExp[]
  /** Hosts of its sign-in pages, with their subdomains. */
  hosts: readonly string[]
  /** Its names on its pages, near the beginning. */
  names: readonly RegExp[]
  /** The pattern of its own error code, as the first group. */
  code?: RegExp
  /** The same, for a code without its label. */
  looseCode?: RegExp
  /** The prefix of the code, if the group is only its number. */
  codePrefix?: string
  /** Its own codes for each reason, separated by spaces. */
  reasons: Partial<Readonly<Record<StopReason, string>>>
  /** The details to keep for its administrators. */
  reference?: {
    label: string
    pattern: RegExp
    /** For a translated label: it is the second UUID of the page. */
    isSecondUuid?: true
  }
}

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'

/**
 * In search order. Codes of Microsoft Entra ID: MicrosoftDocs/entra-docs, reference-error-codes.md; the others from
 * their documentation and public reports.
 */
export const IDENTITY_PROVIDERS: readonly IdentityProvider[] = [
  {
    name: 'Microsoft Entra ID',
    marks: [
      /AADSTS[\dOIl]{4,9}/i,
      /login\.microsoftonline\.com\/error\?code=/i,
      /only an admin can grant|needs permission to access resources in your organi[sz]ation/i,
      // The titles and first sentences of its pages without a code.
      /you cannot access this right now|does not meet the criteria to access this resource|help us keep your device secure|this app requires your admin.s approval|need admin approval/i,
      /Administratorgenehmigung erforderlich|Sie können zurzeit nicht darauf zugreifen|Approbation de l.administrateur requise|Vous ne pouvez pas accéder à cette ressource|Se necesita la aprobación del administrador|No puede acceder a este recurso en este momento|Necess[aá]ri[ao] aprovação do administrador|Approvazione amministratore necessaria|Goedkeuring van beheerder vereist|管理者の承認が必要|需要管理员批准|관리자 승인 필요/i,
      // Its page for details in any language: a code, then two UUIDs, then a time.
      new RegExp(
        `[:：]\\s*\\d{5,9}(?!\\d).{0,80}${UUID}.{0,80}${UUID}.{0,300}\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d`,
        'is',
      ),
    ],
    hosts: [
      'login.microsoftonline.com',
      'login.microsoftonline.us',
      'login.microsoftonline.de',
      'login.partner.microsoftonline.cn',
      'login.chinacloudapi.cn',
      'login.windows.net',
      'login.microsoft.com',
      'login.live.com',
      'device.login.microsoftonline.com',
      'account.activedirectory.windowsazure.com',
      'sts.windows.net',
      'b2clogin.com',
      'ciamlogin.com',
    ],
    names: [/\b(?:Microsoft )?Entra\b|\bAzure (?:AD|Active Directory)\b/i],
    // OCR may confuse letters and digits.
    code: /AADSTS([\dOIl]{4,9})/i,
    looseCode: /[:：]\s*(\d{5,9})(?!\d)/,
    codePrefix: 'AADSTS',
    reasons: {
      policy:
        '50005 53000 53001 53002 53003 53004 53005 53008 53009 53010 53011 530002 530003 530021 530022 530032 530033 530034 530035 500021 500022 500212 500213 50131 50133 50155 50187 53007 70043 70046 5000224 5000225 90152',
      approval: '65001 65004 90008 90092 90093 90094 90095 900941 900943 900944 65005 650051 650052 650057',
      assignment: '50105 50020 50177 501051 90072 500341',
      account:
        '50034 50053 50055 50056 50057 50064 50072 50074 50076 50078 50079 50097 50125 50126 50129 50144 50158 50173 500121 500014 5000611 51004 53012 80014 500133 81004 130500 135010 50132 50089',
      app: '50011 500113 50001 50002 50003 50006 50008 50012 500117 50107 50146 500208 500207 70001 700016 700011 700022 700023 700027 700030 700051 700054 7000112 7000215 7000222 7000216 70002 70011 70016 75001 75003 75005 75008 75011 750054 750055 90002 90013 90014 900144 900971 9001023 90102 90117 9002325 9002326 9002327 9002332 1002012 650053 650056 28002 28003',
      passing: '90033 90006 90024 90055 90100 50196 500200 90090 50180 50085 90051',
      session: '16000 16001 50058 50059 50128 50132 50140 50194 165000 165004 399284 70008 700082 50199',
    },
    reference: {
      label: 'Correlation ID',
      pattern: new RegExp(
        `(?:correl|korrel|corrél|corrélation|correla|关联|關聯|相关|相關|相関|상관)[^:：]{0,30}[:：]?\\s*"?\\s*(${UUID})`,
        'i',
      ),
      isSecondUuid: true,
    },
  },
  {
    name: 'Microsoft AD FS',
    marks: [
      /\bMSIS\d{4}\b/,
      /\/adfs\/(?:ls|oauth2)\b/i,
      // Its details: an activity ID, then the relying party or a time.
      new RegExp(`\\bactivity id\\W{1,4}${UUID}.{0,200}\\b(?:relying party|error time)`, 'is'),
      new RegExp(`\\b(?:aktivitäts-id|id (?:d.activité|de actividad))\\W{1,4}${UUID}`, 'i'),
    ],
    hosts: [],
    names: [/\bAD ?FS\b|Active Directory Federation Services/],
    code: /\b(MSIS\d{4})\b/,
    reasons: {
      app: 'MSIS9224 MSIS9604 MSIS9605 MSIS9607 MSIS9223 MSIS3200 MSIS7007 MSIS9321',
      policy: 'MSIS5007 MSIS7102 MSIS9330',
      session: 'MSIS7042 MSIS7000',
    },
    reference: {
      label: 'Activity ID',
      pattern: new RegExp(`(?:activity|reference)[ -]?(?:id|number)?\\W{1,4}(${UUID})`, 'i'),
    },
  },
  {
    name: 'Okta',
    marks: [
      /'redirect_uri' parameter must be/i,
      /\bE0000\d{3}\b/,
      /\b0oa[A-Za-z0-9]{17}\b/,
      /User is not assigned to the client application/i,
      /Policy evaluation failed for this request, please check the policy configuration/i,
      /The client specified not to prompt, but the user is not logged in/i,
    ],
    hosts: ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'trexcloud.com', 'okta.mil', 'oktacdn.com'],
    names: [/\bOkta\b/],
    code: /\b(E0000\d{3})\b/,
    reasons: {
      account: 'E0000004 E0000069 E0000119 E0000064',
      policy: 'E0000006 E0000022 E0000095',
      assignment: 'E0000007',
      app: 'E0000021',
      passing: 'E0000047 E0000009',
      session: 'E0000005 E0000011',
    },
    reference: { label: 'Error ID', pattern: /\b(oae[\w-]{15,40})\b/ },
  },
  {
    name: 'Google',
    marks: [
      /\b(?:admin_policy_enforced|org_internal|disallowed_useragent|deleted_client|app_not_configured(?:_for_user)?|app_not_enabled_for_user|access_not_configured|invalid_idp)\b/i,
      /\b4\d\d\s*[:：]\s*redirect_uri_mismatch\b/i,
      /accounts\.google\.com\/(?:signin\/oauth\/error|info\/servicelogin)/i,
      /\bmalformed_certificate\b|\bapp_not_enabled\b/i,
      /\bGoogle.s OAuth 2\.0 policy\b|\bGoogle verification process\b|\bthe OAuth client was not found\b/i,
    ],
    hosts: ['accounts.google.com', 'google.com/accounts', 'accounts.youtube.com'],
    names: [/\bGoogle (?:Workspace|Account|Cloud Identity)\b/i],
    code: /\b(admin_policy_enforced|org_internal|disallowed_useragent|deleted_client|app_not_configured(?:_for_user)?|app_not_enabled_for_user|access_not_configured|redirect_uri_mismatch|invalid_idp)\b/i,
    reasons: {
      policy: 'admin_policy_enforced access_not_configured disallowed_useragent',
      assignment: 'org_internal app_not_configured_for_user app_not_enabled_for_user',
      app: 'redirect_uri_mismatch deleted_client app_not_configured invalid_client invalid_idp',
    },
  },
  {
    name: 'Ping Identity',
    marks: [
      /\bPing(?:Federate|One|Access|ID|AM)\b/,
      /\b(?:auth|sso|desktop|apps)\.(?:pingone|connect\.pingidentity)\.[a-z.]{2,8}\b/i,
      /\/as\/authorization\.oauth2\b|\/(?:idp|sp)\/(?:startSSO|SSO\.saml2|ACS\.saml2)\b/i,
    ],
    hosts: [
      'pingone.com',
      'pingone.eu',
      'pingone.ca',
      'pingone.asia',
      'pingone.com.au',
      'pingone.sg',
      'pingidentity.com',
      'ping-eng.com',
      'forgeblocks.com',
    ],
    names: [/\bPing Identity\b/i, /\bForgeRock\b/],
    reasons: {},
    reference: {
      label: 'Reference ID',
      pattern: /(?:reference|correlation|tracking|incident)[ -]?(?:id|number|#)\W{1,4}([\w-]{6,64})/i,
    },
  },
  {
    name: 'Auth0',
    marks: [/misconfiguration in the system or a service outage/i],
    hosts: ['auth0.com'],
    names: [/\bAuth0\b/i],
    reasons: {},
    reference: { label: 'Tracking ID', pattern: /tracking[ _-]?id\W{1,4}([\w-]{6,64})/i },
  },
  {
    name: 'OneLogin',
    marks: [],
    hosts: ['onelogin.com'],
    names: [/\bOneLogin\b/i],
    reasons: {},
  },
  {
    name: 'Duo',
    marks: [],
    hosts: ['duosecurity.com', 'duo.com'],
    names: [/\bDuo (?:Security|Central|Single Sign-On|Mobile)\b/i],
    reasons: {},
    reference: { label: 'Reference ID', pattern: /(?:reference|request)[ -]?(?:id|number)\W{1,4}([\w-]{6,64})/i },
  },
  {
    name: 'JumpCloud',
    marks: [],
    hosts: ['jumpcloud.com'],
    names: [/\bJumpCloud\b/i],
    reasons: {},
  },
  {
    name: 'CyberArk Identity',
    marks: [],
    hosts: ['id.cyberark.cloud', 'idaptive.app'],
    names: [/\bCyberArk\b|\bIdaptive\b|\bCentrify\b/],
    reasons: {},
  },
  {
    name: 'AWS IAM Identity Center',
    marks: [],
    hosts: ['awsapps.com', 'signin.aws', 'signin.aws.amazon.com'],
    names: [/\bIAM Identity Center\b|\bAWS Single Sign-On\b/],
    reasons: {},
  },
  {
    name: 'Oracle Identity Cloud',
    marks: [/\bIDCS-\d{4,5}\b/],
    hosts: ['identity.oraclecloud.com'],
    names: [/\bOracle (?:Identity|Access Manag)/i],
    code: /\b(IDCS-\d{4,5})\b/,
    reasons: {},
  },
  {
    name: 'IBM Verify',
    marks: [/\bCSIA[A-Z]\d{4}[EIW]\b/],
    hosts: ['verify.ibm.com', 'ice.ibmcloud.com'],
    names: [/\bIBM (?:Security )?Verify\b/i],
    code: /\b(CSIA[A-Z]\d{4}[EIW])\b/,
    reasons: {},
  },
  {
    name: 'Workspace ONE Access',
    marks: [],
    hosts: ['vmwareidentity.com', 'vmwareidentity.eu', 'workspaceoneaccess.com'],
    names: [/\bWorkspace ONE\b/i],
    reasons: {},
  },
  { name: 'Rippling', marks: [], hosts: ['rippling.com'], names: [/\bRippling\b/], reasons: {} },
  {
    name: 'Salesforce',
    marks: [/\bcontact your Salesforce admin/i],
    hosts: ['my.salesforce.com'],
    // Other products have this name too.
    names: [],
    reasons: {},
  },
  {
    name: 'Thales SafeNet Trusted Access',
    marks: [],
    hosts: ['safenetid.com'],
    names: [/\bSafeNet Trusted Access\b/i],
    reasons: {},
  },
  {
    name: 'RSA',
    marks: [],
    hosts: ['securid.com'],
    names: [/\bRSA (?:SecurID|ID Plus)\b/i, /\bSecurID\b/],
    reasons: {},
  },
  { name: 'SecureAuth', marks: [], hosts: ['secureauth.com'], names: [/\bSecureAuth\b/], reasons: {} },
  { name: 'LastPass', marks: [], hosts: ['lastpass.com'], names: [/\bLastPass\b/], reasons: {} },
  {
    name: 'Amazon Cognito',
    marks: [],
    hosts: ['amazoncognito.com'],
    names: [/\bAmazon Cognito\b/i],
    reasons: {},
  },
  { name: 'miniOrange', marks: [], hosts: ['miniorange.com', 'xecurify.com'], names: [/\bminiOrange\b/i], reasons: {} },
  { name: 'authentik', marks: [], hosts: ['goauthentik.io'], names: [/\bauthentik\b/i], reasons: {} },
  { name: 'ZITADEL', marks: [], hosts: ['zitadel.cloud'], names: [/\bZITADEL\b/i], reasons: {} },
  { name: 'WSO2', marks: [], hosts: ['asgardeo.io'], names: [/\bWSO2\b|\bAsgardeo\b/], reasons: {} },
  { name: 'Citrix NetScaler', marks: [], hosts: [], names: [/\bNetScaler\b/i], reasons: {} },
  { name: 'Shibboleth', marks: [/\bopensaml::/i], hosts: [], names: [/\bShibboleth\b/i], reasons: {} },
  { name: 'SimpleSAMLphp', marks: [/\bSimpleSAML(?:php|\\|_)/], hosts: [], names: [], reasons: {} },
  {
    name: 'Keycloak',
    marks: [/\/realms\/[\w.-]{1,100}\/(?:protocol|login-actions|broker)\b/i, /\bInvalid parameter: redirect_uri\b/],
    hosts: [],
    names: [/\bKeycloak\b/i],
    reasons: {},
  },
  // Last: the status of SAML 2.0 (core, section 3.2.2.2), which any provider may write.
  {
    name: 'The company’s identity provider',
    marks: [/urn:oasis:names:tc:SAML:[\d.]+:status:(?!Success)/],
    hosts: [],
    names: [],
    reasons: {},
  },
]

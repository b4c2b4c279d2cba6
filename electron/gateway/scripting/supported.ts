/** What scripts find in this version. A test holds the functions equal to those of the interpreter's prelude. */

/** Modules of the interpreter as they are. */
export const standardModules = Object.freeze([
  'cmath',
  'collections',
  'copy',
  'datetime',
  'fnmatch',
  'functools',
  'heapq',
  'html',
  'operator',
  'random',
]);

/** The names of Zato, for the user service. */
export const zatoModules = Object.freeze(['zato', 'zato.server', 'zato.server.service', 'zato.sso', 'zato.sso.api']);

/** Modules that the prelude makes, with the names that each has; empty where all of the names are there. */
export const madeModules: Readonly<Record<string, readonly string[]>> = Object.freeze({
  __future__: [],
  java: [],
  'java.lang': ['Exception', 'IllegalArgumentException', 'RuntimeException', 'UnsupportedOperationException'],
  'java.util': ['UUID'],
  json: [],
  math: [],
  re: [],
  system: [],
  time: [],
});

/** Functions below `system`. */
export const systemNames = Object.freeze([
  'system.dataset.toDataSet',
  'system.mes.object.signature.filter.create',
  'system.countersign.audit.download',
  'system.countersign.audit.getCheckpoint',
  'system.countersign.audit.getEntries',
  'system.countersign.audit.getReview',
  'system.countersign.audit.getVerification',
  'system.countersign.audit.queueReview',
  'system.countersign.audit.verify',
  'system.mes.signature.authorization.cancelAuthRequest',
  'system.mes.signature.authorization.getAuthHistory',
  'system.mes.signature.authorization.getAuthRequest',
  'system.mes.signature.authorization.getCallbackInfo',
  'system.mes.signature.authorization.getPendingAuthRequests',
  'system.mes.signature.authorization.queueAuthRequest',
  'system.mes.signature.authorization.triggerAuthRequest',
  'system.mes.signature.authorization.verifyAuthRequest',
  'system.mes.signature.checkExpression',
  'system.mes.signature.createSignatureTemplate',
  'system.mes.signature.deleteSignatureTemplate',
  'system.mes.signature.downloadRecord',
  'system.mes.signature.exportRecord',
  'system.mes.signature.getBatchCommandSignatureTemplate',
  'system.mes.signature.getSignatureTemplate',
  'system.mes.signature.getSignatureTemplateLinkList',
  'system.mes.signature.getSignatureTemplateList',
  'system.mes.signature.isSignatureNameExists',
  'system.mes.signature.saveSignatureTemplate',
  'system.perspective.authenticationChallenge',
  'system.perspective.download',
  'system.perspective.getSessionInfo',
  'system.perspective.login',
  'system.perspective.logout',
  'system.perspective.print',
  'system.tag.readBlocking',
  'system.tag.writeBlocking',
  'system.util.getLogger',
]);

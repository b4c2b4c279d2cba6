/** What scripts find in this version. A test holds the functions equal to those of the interpreter's prelude. */

/** Modules of Python 2.7's standard library. */
export const standardModules = Object.freeze(
  (
    '__builtin__ __future__ abc array ast base64 binascii bisect calendar cStringIO cmath codecs collections ConfigParser ' +
    'contextlib copy csv datetime decimal difflib errno exceptions fnmatch fractions functools hashlib heapq hmac ' +
    'htmlentitydefs HTMLParser inspect itertools json keyword math numbers operator os os.path pprint Queue random re sets ' +
    'shlex string StringIO struct sys textwrap time traceback types unicodedata urllib urlparse uuid warnings weakref xml ' +
    'xml.dom xml.dom.minidom xml.etree xml.etree.ElementTree xml.etree.cElementTree xml.sax xml.sax.saxutils zlib'
  ).split(' '),
);

/** Modules that are made here, with the names that each has; empty where all of the names are there. */
export const madeModules: Readonly<Record<string, readonly string[]>> = Object.freeze({
  java: [],
  'java.lang': [
    'ArithmeticException',
    'Exception',
    'IllegalArgumentException',
    'RuntimeException',
    'Throwable',
    'UnsupportedOperationException',
  ],
  'java.math': ['RoundingMode'],
  'java.text': [
    'DateFormat',
    'DecimalFormat',
    'DecimalFormatSymbols',
    'NumberFormat',
    'ParseException',
    'SimpleDateFormat',
  ],
  'java.util': ['Date', 'Locale', 'TimeZone', 'UUID'],
  system: [],
  zato: [],
  'zato.server': [],
  'zato.server.service': ['Service'],
  'zato.sso': ['ValidationError', 'api'],
  'zato.sso.api': ['SSO', 'ValidationError'],
});

/** Functions below `system`. */
export const systemNames = Object.freeze([
  'system.dataset.toDataSet',
  'system.math.geometricMean',
  'system.math.kurtosis',
  'system.math.max',
  'system.math.mean',
  'system.math.meanDifference',
  'system.math.median',
  'system.math.min',
  'system.math.mode',
  'system.math.normalize',
  'system.math.percentile',
  'system.math.populationVariance',
  'system.math.product',
  'system.math.skewness',
  'system.math.standardDeviation',
  'system.math.sum',
  'system.math.sumDifference',
  'system.math.sumLog',
  'system.math.sumSquares',
  'system.math.variance',
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
  'system.util.invokeAsynchronous',
]);

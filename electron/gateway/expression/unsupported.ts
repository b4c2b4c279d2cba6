/**
 * Functions of Ignition's expression language that this version does not have, in lower case: a project that uses one is
 * right, and the program says so.
 */
export const unsupportedFunctions: ReadonlySet<string> = new Set(
  (
    'addDays addHours addMillis addMinutes addMonths addSeconds addWeeks addYears acos asin atan binEnc binEnum ' +
    'brighter char color columnRearrange columnRename cos darker dateArithmetic dateDiff dateExtract dateIsAfter ' +
    'dateIsBefore dateIsBetween dateIsDaylight daysBetween escapeSQL escapeXML exp forceQuality fromBinary fromHex ' +
    'fromMillis fromOctal getAMorPM getBit getDate getDayOfMonth getDayOfWeek getDayOfYear getHour12 getHour24 getMillis ' +
    'getMinute getMonth getQuarter getSecond getTimezone getTimezoneOffset getTimezoneRawOffset getYear gradient ' +
    'groupConcat hasChanged hasRole hoursBetween isAlarmActive isAlarmActiveFiltered isAuthorized jsonFormat jsonGet ' +
    'jsonSet lastIndexOf log log10 lookup maxDate maxKey mean median midnight millisBetween minDate minKey ' +
    'minutesBetween monthsBetween numberFormat ordinal property qualifiedValue qualityOf repeat ' +
    'secondsBetween setTime sin sortDataset split stdDev stringFormat sum tan timeBetween timestampOf toBinary toBorder ' +
    'toColor toDataSet toDegrees toDouble toFont toHex toInteger toLong toMillis toObjectId toOctal toRadians translate ' +
    'typeOf urlEncode weeksBetween yearsBetween'
  )
    .toLowerCase()
    .split(' '),
);

/** What the status codes of OPC UA are among Ignition's qualities, and in words. */
import type { Quality } from '../../../../contract/page.ts';
import { good } from '../../../platform/quality.ts';

/** Codes that have a quality of their own; any other is that of its kind: `Good`, `Uncertain`, `Bad`. */
const known: Readonly<Record<string, readonly [code: string, reason: string]>> = Object.freeze({
  UncertainInitialValue: ['Uncertain_InitialValue', 'the server has no value from its device yet'],
  UncertainLastUsableValue: ['Uncertain_LastKnownValue', 'it is the last value that the server had from its device'],
  UncertainNoCommunicationLastUsableValue: [
    'Uncertain_LastKnownValue',
    'the server does not reach its device; it is the last value from there',
  ],
  UncertainSubstituteValue: ['Uncertain', 'somebody put this value in the place of the measured one'],
  UncertainSensorNotAccurate: ['Uncertain_DataSubNormal', 'the sensor is at a limit, or not calibrated'],
  UncertainEngineeringUnitsExceeded: ['Uncertain_EngineeringUnitsExceeded', 'it is outside of the range of its unit'],
  UncertainSubNormal: ['Uncertain_DataSubNormal', 'fewer sources than needed say so'],
  BadNodeIdUnknown: ['Bad_NotFound', 'the server has no such node'],
  BadNodeIdInvalid: ['Bad_NotFound', 'the server knows no node ids like this'],
  BadAttributeIdInvalid: ['Bad_Unsupported', 'this node has no value: it is a folder or an object'],
  BadNotReadable: ['Bad_AccessDenied', 'this node cannot be read'],
  BadUserAccessDenied: ['Bad_AccessDenied', 'the server does not allow this to the user of the provider'],
  BadNotWritable: ['Bad_ReadOnly', 'this node takes no writes'],
  BadWriteNotSupported: ['Bad_ReadOnly', 'the server takes no write of this kind'],
  BadTypeMismatch: ['Bad_Unsupported', 'the server takes another type of values here'],
  BadOutOfRange: ['Bad_OutOfRange', 'the value is outside of what the server takes'],
  BadIndexRangeNoData: ['Bad_OutOfRange', 'the list has no such place'],
  BadNotConnected: ['Bad_NotConnected', 'the server does not reach its device'],
  BadNoCommunication: ['Bad_NotConnected', 'the server does not reach its device'],
  BadCommunicationError: ['Bad_NotConnected', 'the server does not reach its device'],
  BadServerHalted: ['Bad_NotConnected', 'the server is halted'],
  BadShutdown: ['Bad_NotConnected', 'the server shuts down'],
  BadConnectionClosed: ['Bad_NotConnected', 'the connection to the server was closed'],
  BadSecureChannelClosed: ['Bad_NotConnected', 'the connection to the server was closed'],
  BadSessionClosed: ['Bad_NotConnected', 'the server closed the session'],
  BadSessionIdInvalid: ['Bad_NotConnected', 'the server knows the session no more'],
  BadOutOfService: ['Bad_OutOfService', 'the source is out of service'],
  BadDeviceFailure: ['Bad_Failure', 'the device failed'],
  BadSensorFailure: ['Bad_Failure', 'the sensor failed'],
  BadConfigurationError: ['Bad_Failure', 'the server says that its settings are wrong'],
  BadWaitingForInitialData: ['Uncertain_InitialValue', 'the server waits for its first value'],
  BadDataUnavailable: ['Bad_NotFound', 'the server has no value here'],
  BadTimeout: ['Bad_Stale', 'the server did not hear from its device in time'],
  BadTooManyMonitoredItems: ['Bad_Failure', 'the server follows no more values: it has too many already'],
  BadNoDataAvailable: ['Bad_NotFound', 'the server has no value here'],
});

/** The name of a status code without what stands beside it (`Good#LimitHigh`). */
function plain(name: string): string {
  return name.split('#', 1)[0] ?? name;
}

/** The quality that a status code stands for, by its name (`BadNodeIdUnknown`), with the reason in words. */
export function qualityOf(status: string): Quality {
  const name = plain(status);
  if (name.startsWith('Good')) return good;
  const [code, reason] = known[name] ?? [name.startsWith('Uncertain') ? 'Uncertain' : 'Bad', 'the server says so'];
  return { code, reason: `${reason} (${name})` };
}

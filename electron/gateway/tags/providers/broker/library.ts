/** The library for MQTT, loaded when the first provider needs it: a station without one pays nothing. */
import type * as mqttLibrary from 'mqtt';

export type Mqtt = typeof mqttLibrary;

let loaded: Promise<Mqtt> | undefined;

/** Loads the library. */
export function loadMqtt(): Promise<Mqtt> {
  loaded ??= import('mqtt');
  return loaded;
}

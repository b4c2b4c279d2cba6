# `uuid`, whose bytes are plain texts.

from _unicode import bytes_of, long


# Its bytes are plain texts.
def _uuid():
    import uuid

    class UUID(uuid.UUID):
        def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
            given = [bytes_of(one) if isinstance(one, str) else one for one in (bytes, bytes_le)]
            if any([one is not None and len(one) != 16 for one in given]):
                raise ValueError('bytes is not a 16-char string')
            uuid.UUID.__init__(self, hex, given[0], given[1], fields, int, version)

        @property
        def fields(self):
            return tuple(map(long, super().fields))

        @property
        def hex(self):
            return '%032x' % self.int

        @property
        def bytes(self):
            return super().bytes.decode('latin-1')

        @property
        def bytes_le(self):
            return super().bytes_le.decode('latin-1')

    def part(name):
        plain = getattr(uuid.UUID, name)
        return property(lambda self: long(plain.fget(self)))

    for name in ('time_low', 'time_mid', 'time_hi_version', 'clock_seq_hi_variant', 'clock_seq_low', 'node', 'time', 'clock_seq'):
        setattr(UUID, name, part(name))
    for name in ('bytes', 'bytes_le', 'fields', 'time_low', 'time_mid', 'time_hi_version', 'clock_seq_hi_variant', 'clock_seq_low', 'time',
                 'clock_seq', 'node', 'hex', 'urn', 'variant', 'version'):
        setattr(UUID, 'get_' + name, lambda self, name=name: getattr(self, name))

    def made(function):
        def make(*given):
            return UUID(str(function(*[uuid.UUID(int=one.int) if isinstance(one, UUID) else one for one in given])))

        return make

    return {
        'UUID': UUID, **{name: made(getattr(uuid, name)) for name in ('uuid1', 'uuid3', 'uuid4', 'uuid5')},
        **{name: UUID(str(getattr(uuid, name))) for name in ('NAMESPACE_DNS', 'NAMESPACE_OID', 'NAMESPACE_URL', 'NAMESPACE_X500')},
    }


makers = {'uuid': _uuid}

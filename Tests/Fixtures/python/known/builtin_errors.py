#? error of len(5)
try: result = repr(len(5))
except Exception as e: result = type(e).__name__
#? error of int('a')
try: result = repr(int('a'))
except Exception as e: result = type(e).__name__
#? error of iter(5)
try: result = repr(iter(5))
except Exception as e: result = type(e).__name__
#? error of next(iter([]))
try: result = repr(next(iter([])))
except Exception as e: result = type(e).__name__
#? error of min([])
try: result = repr(min([]))
except Exception as e: result = type(e).__name__
#? error of range(1.5)
try: result = repr(range(1.5))
except Exception as e: result = type(e).__name__
#? error of 'a' + 1
try: result = repr('a' + 1)
except Exception as e: result = type(e).__name__
#? error of undefined
try: result = repr(undefined)
except Exception as e: result = type(e).__name__
#? error of [].undefined
try: result = repr([].undefined)
except Exception as e: result = type(e).__name__
#? error of 5()
try: result = repr(5())
except Exception as e: result = type(e).__name__
#? error of sorted(5)
try: result = repr(sorted(5))
except Exception as e: result = type(e).__name__
#? error of sum(['a'])
try: result = repr(sum(['a']))
except Exception as e: result = type(e).__name__
#? error of list(3)
try: result = repr(list(3))
except Exception as e: result = type(e).__name__
#? error of dict(5)
try: result = repr(dict(5))
except Exception as e: result = type(e).__name__
#? error of chr(-1)
try: result = repr(chr(-1))
except Exception as e: result = type(e).__name__
#? error of ord('ab')
try: result = repr(ord('ab'))
except Exception as e: result = type(e).__name__
#? error of abs('a')
try: result = repr(abs('a'))
except Exception as e: result = type(e).__name__
#? error of round('a')
try: result = repr(round('a'))
except Exception as e: result = type(e).__name__
#? error of isinstance(1, 2)
try: result = repr(isinstance(1, 2))
except Exception as e: result = type(e).__name__
#? error of getattr(1, 2)
try: result = repr(getattr(1, 2))
except Exception as e: result = type(e).__name__
#? error of set(1)
try: result = repr(set(1))
except Exception as e: result = type(e).__name__
#? error of max(1)
try: result = repr(max(1))
except Exception as e: result = type(e).__name__
#? error of zip(1)
try: result = repr(zip(1))
except Exception as e: result = type(e).__name__
#? error of enumerate(1)
try: result = repr(enumerate(1))
except Exception as e: result = type(e).__name__
#? error of tuple(1)
try: result = repr(tuple(1))
except Exception as e: result = type(e).__name__
#? error of reversed({1})
try: result = repr(reversed({1}))
except Exception as e: result = type(e).__name__
#? error of float('x')
try: result = repr(float('x'))
except Exception as e: result = type(e).__name__
#? error of next([1])
try: result = repr(next([1]))
except Exception as e: result = type(e).__name__
#? error of len()
try: result = repr(len())
except Exception as e: result = type(e).__name__
#? error of int('1', 99)
try: result = repr(int('1', 99))
except Exception as e: result = type(e).__name__
#? error of any(1)
try: result = repr(any(1))
except Exception as e: result = type(e).__name__
#? error of map(1)
try: result = repr(map(1))
except Exception as e: result = type(e).__name__
#? error of hasattr(1)
try: result = repr(hasattr(1))
except Exception as e: result = type(e).__name__
